# Debugging the kernel's Java. Start the system so that it waits, then gdb, both in the root of the repository:
#   ./hiillos run -Dqemu.gdb=true
#   gdb -x tools/hiillos.gdb -ex "target remote :1234"
# Before the loader has put the kernel into place only hardware breakpoints hold: hbreak Kernel.java:55
set pagination off
set confirm off
set breakpoint pending on
set architecture i386:x86-64
symbol-file hiillos-kernel/target/hiillos-kernel.elf.debug
directory hiillos-kernel/src/main/java:hiillos-word/src/main/java:hiillos-abi/src/main/java:hiillos-boot-protocol/src/main/java
