_pykala() {
  local found written=${COMP_WORDS[COMP_CWORD]}
  COMPREPLY=()
  while IFS= read -r found; do
    # An id has a space in it: quoted, unless a quotation mark was opened.
    [[ -z $found ]] && continue
    [[ $written == [\"\']* ]] || printf -v found %q "$found"
    COMPREPLY+=("$found")
  done < <(IFS=$'\n'; COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD=$COMP_CWORD _PYKALA_COMPLETE=complete_bash "$1" 2>/dev/null)
}
complete -o default -F _pykala pykala
