function __pykala
    set -lx COMP_WORDS (string join \n -- (string escape -- (commandline -opc)) (commandline -ct))
    set -lx COMP_CWORD (count (commandline -opc))
    _PYKALA_COMPLETE=complete_bash pykala 2>/dev/null
end
complete -c pykala -a '(__pykala)'
