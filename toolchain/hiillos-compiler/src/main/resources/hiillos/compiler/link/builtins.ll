; What LLVM calls by itself. Weak: an image that defines its own wins. @VECTOR is i64 where vector registers are off limits
; and <2 x i64> elsewhere, @WIDTH its bytes. Ends are loaded before anything is stored, so that short moves may overlap.

define weak ptr @memcpy(ptr %target, ptr %source, i64 %count) #0 {
  call fastcc void @hiillos.copy.up(ptr %target, ptr %source, i64 %count)
  ret ptr %target
}

define weak ptr @memmove(ptr %target, ptr %source, i64 %count) #0 {
  %t = ptrtoint ptr %target to i64
  %s = ptrtoint ptr %source to i64
  %distance = sub i64 %t, %s
  %inside = icmp ult i64 %distance, %count
  br i1 %inside, label %down, label %up
up:
  call fastcc void @hiillos.copy.up(ptr %target, ptr %source, i64 %count)
  ret ptr %target
down:
  call fastcc void @hiillos.copy.down(ptr %target, ptr %source, i64 %count)
  ret ptr %target
}

define internal fastcc void @hiillos.copy.up(ptr %target, ptr %source, i64 %count) #0 {
  %short = icmp ule i64 %count, 16
  br i1 %short, label %few, label %many
few:
  call fastcc void @hiillos.copy.few(ptr %target, ptr %source, i64 %count)
  ret void
many:
  %lastOffset = sub i64 %count, @WIDTH
  %lastSource = getelementptr i8, ptr %source, i64 %lastOffset
  %lastTarget = getelementptr i8, ptr %target, i64 %lastOffset
  %last = load @VECTOR, ptr %lastSource, align 1
  %huge = icmp uge i64 %count, 1024
  br i1 %huge, label %string, label %loop
string:
  %words = lshr i64 %count, 3
  %r = call { ptr, ptr, i64 } asm sideeffect "rep movsq", "={di},={si},={cx},0,1,2,~{memory},~{dirflag},~{fpsr},~{flags}"(ptr %target, ptr %source, i64 %words)
  br label %end
loop:
  %i = phi i64 [ 0, %many ], [ %next, %loop ]
  %from = getelementptr i8, ptr %source, i64 %i
  %to = getelementptr i8, ptr %target, i64 %i
  %v = load @VECTOR, ptr %from, align 1
  store @VECTOR %v, ptr %to, align 1
  %next = add i64 %i, @WIDTH
  %more = icmp ult i64 %next, %lastOffset
  br i1 %more, label %loop, label %end
end:
  store @VECTOR %last, ptr %lastTarget, align 1
  ret void
}

define internal fastcc void @hiillos.copy.down(ptr %target, ptr %source, i64 %count) #0 {
  %short = icmp ule i64 %count, 16
  br i1 %short, label %few, label %many
few:
  call fastcc void @hiillos.copy.few(ptr %target, ptr %source, i64 %count)
  ret void
many:
  %first = load @VECTOR, ptr %source, align 1
  br label %loop
loop:
  %i = phi i64 [ %count, %many ], [ %next, %loop ]
  %next = sub i64 %i, @WIDTH
  %from = getelementptr i8, ptr %source, i64 %next
  %to = getelementptr i8, ptr %target, i64 %next
  %v = load @VECTOR, ptr %from, align 1
  store @VECTOR %v, ptr %to, align 1
  %more = icmp ugt i64 %next, @WIDTH
  br i1 %more, label %loop, label %end
end:
  store @VECTOR %first, ptr %target, align 1
  ret void
}

; 0 to 16 bytes, overlapping or not.
define internal fastcc void @hiillos.copy.few(ptr %target, ptr %source, i64 %count) #0 {
  %atLeast8 = icmp uge i64 %count, 8
  br i1 %atLeast8, label %eight, label %below8
eight:
  %o8 = sub i64 %count, 8
  %s8 = getelementptr i8, ptr %source, i64 %o8
  %t8 = getelementptr i8, ptr %target, i64 %o8
  %a8 = load i64, ptr %source, align 1
  %b8 = load i64, ptr %s8, align 1
  store i64 %a8, ptr %target, align 1
  store i64 %b8, ptr %t8, align 1
  ret void
below8:
  %atLeast4 = icmp uge i64 %count, 4
  br i1 %atLeast4, label %four, label %below4
four:
  %o4 = sub i64 %count, 4
  %s4 = getelementptr i8, ptr %source, i64 %o4
  %t4 = getelementptr i8, ptr %target, i64 %o4
  %a4 = load i32, ptr %source, align 1
  %b4 = load i32, ptr %s4, align 1
  store i32 %a4, ptr %target, align 1
  store i32 %b4, ptr %t4, align 1
  ret void
below4:
  %some = icmp ne i64 %count, 0
  br i1 %some, label %one, label %none
one:
  ; First, middle and last: for 1 to 3 bytes that is all of them.
  %middle = lshr i64 %count, 1
  %o1 = sub i64 %count, 1
  %sm = getelementptr i8, ptr %source, i64 %middle
  %tm = getelementptr i8, ptr %target, i64 %middle
  %s1 = getelementptr i8, ptr %source, i64 %o1
  %t1 = getelementptr i8, ptr %target, i64 %o1
  %a1 = load i8, ptr %source
  %m1 = load i8, ptr %sm
  %b1 = load i8, ptr %s1
  store i8 %a1, ptr %target
  store i8 %m1, ptr %tm
  store i8 %b1, ptr %t1
  ret void
none:
  ret void
}

define weak ptr @memset(ptr %target, i32 %value, i64 %count) #0 {
  %byte = and i32 %value, 255
  %wide = zext i32 %byte to i64
  %word = mul i64 %wide, 72340172838076673
  %atLeast8 = icmp uge i64 %count, 8
  br i1 %atLeast8, label %eight, label %below8
eight:
  %o8 = sub i64 %count, 8
  %t8 = getelementptr i8, ptr %target, i64 %o8
  store i64 %word, ptr %t8, align 1
  %huge = icmp uge i64 %count, 1024
  br i1 %huge, label %string, label %loop
string:
  %words = lshr i64 %count, 3
  %r = call { ptr, i64 } asm sideeffect "rep stosq", "={di},={cx},0,1,{ax},~{memory},~{dirflag},~{fpsr},~{flags}"(ptr %target, i64 %words, i64 %word)
  ret ptr %target
loop:
  %i = phi i64 [ 0, %eight ], [ %next, %loop ]
  %to = getelementptr i8, ptr %target, i64 %i
  store i64 %word, ptr %to, align 1
  %next = add i64 %i, 8
  %more = icmp ult i64 %next, %o8
  br i1 %more, label %loop, label %done
done:
  ret ptr %target
below8:
  %small = trunc i32 %byte to i8
  %some = icmp ne i64 %count, 0
  br i1 %some, label %bytes, label %done
bytes:
  %j = phi i64 [ 0, %below8 ], [ %nextByte, %bytes ]
  %toByte = getelementptr i8, ptr %target, i64 %j
  store i8 %small, ptr %toByte
  %nextByte = add i64 %j, 1
  %moreBytes = icmp ult i64 %nextByte, %count
  br i1 %moreBytes, label %bytes, label %done
}

define weak i32 @memcmp(ptr %a, ptr %b, i64 %count) #0 {
entry:
  %limit = and i64 %count, -8
  br label %words
words:
  %i = phi i64 [ 0, %entry ], [ %next, %same ]
  %more = icmp ult i64 %i, %limit
  br i1 %more, label %word, label %bytes
word:
  %pa = getelementptr i8, ptr %a, i64 %i
  %pb = getelementptr i8, ptr %b, i64 %i
  %va = load i64, ptr %pa, align 1
  %vb = load i64, ptr %pb, align 1
  %equal = icmp eq i64 %va, %vb
  br i1 %equal, label %same, label %different
same:
  %next = add i64 %i, 8
  br label %words
different:
  %ra = call i64 @llvm.bswap.i64(i64 %va)
  %rb = call i64 @llvm.bswap.i64(i64 %vb)
  %less = icmp ult i64 %ra, %rb
  %sign = select i1 %less, i32 -1, i32 1
  ret i32 %sign
bytes:
  %j = phi i64 [ %i, %words ], [ %nextByte, %sameByte ]
  %moreBytes = icmp ult i64 %j, %count
  br i1 %moreBytes, label %byte, label %equalAll
byte:
  %qa = getelementptr i8, ptr %a, i64 %j
  %qb = getelementptr i8, ptr %b, i64 %j
  %wa = load i8, ptr %qa
  %wb = load i8, ptr %qb
  %xa = zext i8 %wa to i32
  %xb = zext i8 %wb to i32
  %difference = sub i32 %xa, %xb
  %equalByte = icmp eq i32 %difference, 0
  br i1 %equalByte, label %sameByte, label %differentByte
sameByte:
  %nextByte = add i64 %j, 1
  br label %bytes
differentByte:
  ret i32 %difference
equalAll:
  ret i32 0
}

define weak i32 @bcmp(ptr %a, ptr %b, i64 %count) #0 {
  %result = call i32 @memcmp(ptr %a, ptr %b, i64 %count)
  ret i32 %result
}

declare i64 @llvm.bswap.i64(i64)

attributes #0 = { nounwind noredzone uwtable(async) "no-builtins" "frame-pointer"="all" @ATTRIBUTES }
