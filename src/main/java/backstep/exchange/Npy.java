package backstep.exchange;

import backstep.matrix.Matrix;
import backstep.matrix.Shape;
import backstep.notation.Patience;
import backstep.notation.UserError;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The format of {@code np.save}, as {@code numpy.lib.format} describes it: a magic string, a
 * version, the length of a header, a header that is a dictionary of Python, and the cells. Several
 * arrays in one file follow each other, as {@code np.save} and {@code np.load} on one open file
 * have it.
 */
public final class Npy {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  /** What stands before the cells is a multiple of so many bytes. */
  private static final int ALIGNED = 64;

  /** Of a dictionary that is as long as numpy reads one. */
  private static final int LONGEST_HEADER = 10_000;

  private static final int MOST_CELLS = 1_000_000;

  private static final Pattern HEADER =
      Pattern.compile(
          "\\{'descr': '([<>=|]?)([A-Za-z]\\d*)', 'fortran_order': (True|False),"
              + " 'shape': \\(([\\d, ]*)\\),? ?\\}\\s*");

  private final ByteBuffer bytes;

  private Npy(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  /** The file that {@code np.save} would write of these, one after another. */
  public static byte[] write(Collection<Matrix> matrices) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    matrices.forEach(matrix -> out.writeBytes(write(matrix)));
    return out.toByteArray();
  }

  static byte[] write(Matrix matrix) {
    Shape shape = matrix.shape();
    String dictionary =
        "{'descr': '<f8', 'fortran_order': False, 'shape': ("
            + shape.rows()
            + ", "
            + shape.cols()
            + "), }";
    int before = MAGIC.length + 4;
    int unpadded = before + dictionary.length() + 1;
    int start = (unpadded + ALIGNED - 1) / ALIGNED * ALIGNED;
    ByteBuffer out =
        ByteBuffer.allocate(start + Double.BYTES * (int) shape.cells())
            .order(ByteOrder.LITTLE_ENDIAN);
    out.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) (start - before));
    String padding = " ".repeat(start - unpadded);
    out.put((dictionary + padding + "\n").getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < shape.rows(); i++) {
      for (int j = 0; j < shape.cols(); j++) {
        out.putDouble(matrix.get(i, j));
      }
    }
    return out.array();
  }

  /**
   * Reads all arrays of a file.
   *
   * @throws UserError if it is none of numpy's, is cut short, or holds anything but numbers
   */
  static List<NpyArray> read(byte[] file) {
    Patience.read(file.length);
    ByteBuffer bytes = ByteBuffer.wrap(file);
    List<NpyArray> arrays = new ArrayList<>();
    do {
      arrays.add(new Npy(bytes).array());
    } while (bytes.hasRemaining());
    return arrays;
  }

  private NpyArray array() {
    Matcher header = HEADER.matcher(header());
    if (!header.matches()) {
      throw new UserError("the array in the file is not of numbers, or its header is damaged");
    }
    Dtype dtype =
        Dtype.of(header.group(2)).orElseThrow(() -> new UserError(unreadable(header.group(2))));
    List<Integer> sizes = sizes(header.group(4));
    int cells = sizes.stream().reduce(1, (a, b) -> a * b);
    if ((long) cells * dtype.size() > bytes.remaining()) {
      throw new UserError(
          "the file is cut short: an array of " + cells + " numbers, and not as many follow");
    }
    bytes.order(header.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    double[] values = new double[cells];
    for (int i = 0; i < cells; i++) {
      values[i] = dtype.next(bytes);
    }
    boolean isColumnwise = header.group(3).equals("True") && sizes.size() == 2;
    return new NpyArray(sizes, isColumnwise ? turned(values, sizes.get(0)) : values);
  }

  private static String unreadable(String dtype) {
    return dtype.startsWith("O")
        ? "the array in the file holds objects of Python, which are not read; only numbers are"
        : "numbers of the kind " + dtype + " are not read; in numpy, astype(float) makes others";
  }

  /** The dictionary, as text; every version of the format has the length of it before it. */
  private String header() {
    byte[] magic = new byte[MAGIC.length];
    if (bytes.remaining() >= MAGIC.length + 4) {
      bytes.get(magic);
    }
    if (!Arrays.equals(magic, MAGIC)) {
      throw new UserError("this is no file of numpy: np.save writes one");
    }
    int version = bytes.get();
    bytes.get();
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    if (version < 1 || version > 3 || (version > 1 && bytes.remaining() < 4)) {
      throw new UserError("this file of numpy has version " + version + "; 1 to 3 are read");
    }
    long length = version == 1 ? bytes.getShort() & 0xffff : bytes.getInt() & 0xffffffffL;
    if (length > Math.min(LONGEST_HEADER, bytes.remaining())) {
      throw new UserError("the file is cut short, or its header is damaged");
    }
    byte[] header = new byte[(int) length];
    bytes.get(header);
    return new String(header, StandardCharsets.UTF_8);
  }

  private static List<Integer> sizes(String typed) {
    String written = typed.strip().replaceAll(",$", "");
    if (written.isEmpty()) {
      return List.of();
    }
    String[] parts = written.split(" *, *", -1);
    boolean isSmall = Stream.of(parts).allMatch(part -> part.matches("\\d{1,7}"));
    if (parts.length > 2) {
      throw new UserError("an array of " + parts.length + " dimensions; matrices have two");
    }
    long cells =
        isSmall ? Stream.of(parts).mapToLong(Long::parseLong).reduce(1, (a, b) -> a * b) : -1;
    if (cells < 1 || cells > MOST_CELLS) {
      throw new UserError(
          "an array of shape (" + written + "): 1 to " + MOST_CELLS + " numbers are read");
    }
    return Stream.of(parts).map(Integer::parseInt).toList();
  }

  /** Cells that came column by column, row by row. */
  private static double[] turned(double[] cells, int rows) {
    int cols = cells.length / rows;
    double[] turned = new double[cells.length];
    for (int i = 0; i < cells.length; i++) {
      turned[i % rows * cols + i / rows] = cells[i];
    }
    return turned;
  }
}
