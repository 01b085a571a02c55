; outer inlines middle, which inlines inner; inner's store is volatile, so that it stays.
module asm ".section .text.start,\22ax\22,@progbits"
module asm ".globl _start"
module asm "_start: movq %rsp, %rdi"
module asm " callq \22example/Outer.outer(J)J\22"
module asm " movl $60, %eax"
module asm " xorl %edi, %edi"
module asm " syscall"

@cell = internal global i64 0

define internal i64 @"example/Inner.inner(J)J"(i64 %x) alwaysinline !dbg !10 {
  store volatile i64 %x, ptr @cell, !dbg !11
  %y = load volatile i64, ptr @cell, !dbg !12
  ret i64 %y, !dbg !12
}

define internal i64 @"example/Middle.middle(J)J"(i64 %x) alwaysinline !dbg !20 {
  %a = add i64 %x, 5, !dbg !21
  %b = call i64 @"example/Inner.inner(J)J"(i64 %a), !dbg !22
  %c = mul i64 %b, 3, !dbg !23
  ret i64 %c, !dbg !23
}

define i64 @"example/Outer.outer(J)J"(i64 %x) noinline uwtable(async) !dbg !30 {
  %a = call i64 @"example/Middle.middle(J)J"(i64 %x), !dbg !31
  %b = call i64 @"example/Outer.other(J)J"(i64 %a), !dbg !32
  %c = call i64 @"example/Middle.middle(J)J"(i64 %b), !dbg !33
  ret i64 %c, !dbg !34
}

define i64 @"example/Outer.other(J)J"(i64 %x) noinline uwtable(async) !dbg !40 {
  store volatile i64 %x, ptr @cell, !dbg !41
  %r = load volatile i64, ptr @cell, !dbg !42
  ret i64 %r, !dbg !42
}

!llvm.dbg.cu = !{!0}
!llvm.module.flags = !{!1, !2}
!0 = distinct !DICompileUnit(language: DW_LANG_Java, file: !3, producer: "test", isOptimized: true, emissionKind: FullDebug)
!1 = !{i32 2, !"Dwarf Version", i32 4}
!2 = !{i32 2, !"Debug Info Version", i32 3}
!3 = !DIFile(filename: "Outer.java", directory: "example")
!4 = !DIFile(filename: "Inner.java", directory: "example")
!5 = !DIFile(filename: "Middle.java", directory: "example")
!6 = !DISubroutineType(types: !{})
!10 = distinct !DISubprogram(name: "inner", linkageName: "example/Inner.inner(J)J", scope: !4, file: !4, line: 100, type: !6, unit: !0, spFlags: DISPFlagDefinition | DISPFlagOptimized)
!11 = !DILocation(line: 101, scope: !10)
!12 = !DILocation(line: 102, scope: !10)
!20 = distinct !DISubprogram(name: "middle", linkageName: "example/Middle.middle(J)J", scope: !5, file: !5, line: 200, type: !6, unit: !0, spFlags: DISPFlagDefinition | DISPFlagOptimized)
!21 = !DILocation(line: 201, scope: !20)
!22 = !DILocation(line: 202, scope: !20)
!23 = !DILocation(line: 203, scope: !20)
!30 = distinct !DISubprogram(name: "outer", linkageName: "example/Outer.outer(J)J", scope: !3, file: !3, line: 10, type: !6, unit: !0, spFlags: DISPFlagDefinition | DISPFlagOptimized)
!31 = !DILocation(line: 11, scope: !30)
!32 = !DILocation(line: 12, scope: !30)
!33 = !DILocation(line: 13, scope: !30)
!34 = !DILocation(line: 14, scope: !30)
!40 = distinct !DISubprogram(name: "other", linkageName: "example/Outer.other(J)J", scope: !3, file: !3, line: 20, type: !6, unit: !0, spFlags: DISPFlagDefinition | DISPFlagOptimized)
!41 = !DILocation(line: 21, scope: !40)
!42 = !DILocation(line: 22, scope: !40)
