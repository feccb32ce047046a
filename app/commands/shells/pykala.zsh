_pykala() {
  local -a found
  found=("${(@f)$(COMP_WORDS="${(pj:\n:)words[1,CURRENT]}" COMP_CWORD=$((CURRENT - 1)) \
    _PYKALA_COMPLETE=complete_bash pykala 2>/dev/null)}")
  if [[ -n $found[1] ]]; then compadd -- "${found[@]}"; else _files; fi
}
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }
compdef _pykala pykala
