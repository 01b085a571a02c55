/** Raw words and memory: value records, memory intrinsics and the annotations that the compiler reads. */
module hiillos.word {
    exports hiillos.word;
}
