; A landing pad, and a null check that becomes a fault map entry.
module asm ".globl _start"
module asm "_start: callq guarded"
module asm ".globl _Unwind_Resume"
module asm "_Unwind_Resume: ud2"
module asm ".globl personality"
module asm "personality: ud2"

declare i32 @personality(...)
declare void @_Unwind_Resume(ptr)

define i64 @callee(i64 %x) noinline uwtable(async) "frame-pointer"="all" {
  store volatile i64 %x, ptr @cell
  ret i64 %x
}
define void @handler(ptr %e) noinline uwtable(async) {
  store volatile ptr %e, ptr @cell
  ret void
}
define void @throwNullPointer() noinline cold noreturn uwtable(async) {
  call void asm sideeffect "ud2", ""()
  unreachable
}
@cell = global i64 0

define i64 @guarded(ptr %p) noredzone uwtable(async) "frame-pointer"="all" personality ptr @personality {
  %null = icmp eq ptr %p, null
  br i1 %null, label %npe, label %ok, !make.implicit !0
ok:
  %field = getelementptr i8, ptr %p, i64 16
  %value = load i64, ptr %field
  %a = invoke i64 @callee(i64 %value) to label %done unwind label %pad
done:
  ret i64 %a
pad:
  %l = landingpad { ptr, i32 } catch ptr null
  %e = extractvalue { ptr, i32 } %l, 0
  call void @handler(ptr %e)
  ret i64 0
npe:
  call void @throwNullPointer()
  unreachable
}
!0 = !{}
