// Decompresses Zstandard from standard input to standard output with the unchanged library.
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.*;
public class Decompress {
  public static void main(String[] a) throws Exception {
    byte[] in = System.in.readAllBytes();
    long size = ZstdDecompressor.getDecompressedSize(in, 0, in.length);
    byte[] out = new byte[(int) size];
    int n = new ZstdDecompressor().decompress(in, 0, in.length, out, 0, out.length);
    System.out.write(out, 0, n); System.out.flush();
  }
}
