"""The kernel: commands, journals and their world, policy, secrecy. It knows no kind of journal."""
