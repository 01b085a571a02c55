@table = internal global [2 x ptr] [ptr @efi_main, ptr @table]
@zeros = internal global [8192 x i8] zeroinitializer
define i64 @efi_main(ptr %handle, ptr %system) noredzone {
  store volatile ptr %handle, ptr @zeros
  %f = load volatile ptr, ptr @table
  store volatile ptr %f, ptr @zeros
  ret i64 0
}
