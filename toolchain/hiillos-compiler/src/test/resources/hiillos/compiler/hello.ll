; Linux without a libc: writes a line, copies it around with memcpy and memset, and exits with 42.
module asm ".section .text.start,\22ax\22,@progbits"
module asm ".globl _start"
module asm "_start: xorl %ebp, %ebp"
module asm " movq %rsp, %rdi"
module asm " andq $-16, %rsp"
module asm " callq hello"
module asm " movl %eax, %edi"
module asm " movl $60, %eax"
module asm " syscall"

@text = internal constant [13 x i8] c"hello, world\0A"
@buffer = internal global [4096 x i8] zeroinitializer

declare void @llvm.memcpy.p0.p0.i64(ptr, ptr, i64, i1)
declare void @llvm.memset.p0.i64(ptr, i8, i64, i1)
declare ptr @memmove(ptr, ptr, i64)
declare i32 @memcmp(ptr, ptr, i64)

define i32 @hello(ptr %stack) noredzone uwtable(async) {
  %argc = load volatile i64, ptr %stack
  ; argc is 1: the lengths are not constants, so the calls stay calls.
  %length = mul i64 %argc, 13
  call void @llvm.memset.p0.i64(ptr @buffer, i8 120, i64 %length, i1 false)
  call void @llvm.memcpy.p0.p0.i64(ptr @buffer, ptr @text, i64 %length, i1 false)
  %shifted = getelementptr i8, ptr @buffer, i64 1
  %long = mul i64 %argc, 3000
  %m1 = call ptr @memmove(ptr %shifted, ptr @buffer, i64 %long)
  %m2 = call ptr @memmove(ptr @buffer, ptr %shifted, i64 %long)
  %written = call i64 asm sideeffect "syscall", "={ax},{ax},{di},{si},{dx},~{rcx},~{r11},~{memory}"(i64 1, i64 1, ptr @buffer, i64 %length)
  %same = call i32 @memcmp(ptr @buffer, ptr @text, i64 %length)
  %result = add i32 %same, 42
  ret i32 %result
}
