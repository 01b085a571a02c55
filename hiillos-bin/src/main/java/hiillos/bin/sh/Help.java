package hiillos.bin.sh;

/** What {@code help} says. */
final class Help {
    static final String TEXT = """
            This is the shell of hiillos. Type a command and its arguments; Tab completes, the arrow keys go through
            what was typed before, Ctrl-C interrupts, Ctrl-Z stops (fg, bg go on), Ctrl-D at an empty prompt ends the shell.

            files      ls cat cp mv rm mkdir rmdir touch find cmp head tail hexdump sha256sum
            text       echo printf grep sort uniq tr cut tee wc seq
            system     ps top kill free uptime date dmesg lscap mount env sleep poweroff reboot
            names      basename dirname
            the shell  cd pwd export set unset alias type read test source exec eval trap umask history
                       jobs fg bg wait kill exit
            language   a | b   a && b   a || b   a; b   a &   < > >> 2> 2>&1 <<END   $x ${x:-y} $(command) $((1+2))
                       if while until for case  f() { ...; }  ( ... )  { ...; }

            COMMAND --help says more of each program. Paths may be URIs: cat initfs:///etc/motd
            """;

    private Help() {}
}
