package backstep.exchange;

import backstep.matrix.Matrix;
import backstep.notation.Patience;
import backstep.notation.UserError;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** The format of {@code np.savez}: a zip, not compressed, of one {@link Npy} for each name. */
public final class Npz {
  private static final String SUFFIX = ".npy";

  /** Of all arrays together, so that a small file cannot become a large one. */
  private static final int MOST_BYTES = 64_000_000;

  private static final int MOST_ARRAYS = 1000;

  private Npz() {}

  /** The file that {@code np.savez} would write of these. */
  public static byte[] write(Map<String, Matrix> named) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, Matrix> one : named.entrySet()) {
        byte[] array = Npy.write(one.getValue());
        zip.putNextEntry(stored(one.getKey() + SUFFIX, array));
        zip.write(array);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** An entry of no particular time, so that the same numbers give the same file. */
  private static ZipEntry stored(String name, byte[] content) {
    ZipEntry entry = new ZipEntry(name);
    CRC32 crc = new CRC32();
    crc.update(content);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    entry.setTime(new GregorianCalendar(1980, Calendar.FEBRUARY, 1).getTimeInMillis());
    return entry;
  }

  /**
   * Reads all arrays of a file, compressed or not, by their names.
   *
   * @throws UserError if it is none of numpy's, is damaged, or holds too much
   */
  static Map<String, NpyArray> read(byte[] file) {
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    int left = MOST_BYTES;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        byte[] content = zip.readNBytes(left + 1);
        left -= content.length;
        Patience.read(content.length);
        if (left < 0 || arrays.size() == MOST_ARRAYS) {
          throw new UserError("the file holds more than is read of one");
        }
        String name = entry.getName();
        if (name.endsWith(SUFFIX)) {
          arrays.put(name.substring(0, name.length() - SUFFIX.length()), Npy.read(content).get(0));
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new UserError("the file is damaged: a .npz is what np.savez writes");
    }
    if (arrays.isEmpty()) {
      throw new UserError("there are no arrays in this file: np.savez writes such files");
    }
    return arrays;
  }
}
