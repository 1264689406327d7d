package backstep.exchange;

import backstep.matrix.Matrix;
import backstep.matrix.Shape;
import backstep.notation.UserError;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Matrices in a file of numpy: in the order of their names, or in a .npz by name. */
public enum Weights {
  NPY(".npy") {
    @Override
    public byte[] write(Map<String, Matrix> named) {
      return Npy.write(named.values());
    }

    @Override
    Map<String, NpyArray> read(byte[] file, List<String> names) {
      List<NpyArray> arrays = Npy.read(file);
      if (arrays.size() != names.size()) {
        throw new UserError(
            "arrays in the file: "
                + arrays.size()
                + ", wanted: "
                + names.size()
                + ", for "
                + String.join(", ", names));
      }
      Map<String, NpyArray> named = new LinkedHashMap<>();
      Iterator<NpyArray> next = arrays.iterator();
      names.forEach(name -> named.put(name, next.next()));
      return named;
    }
  },
  NPZ(".npz") {
    @Override
    public byte[] write(Map<String, Matrix> named) {
      return Npz.write(named);
    }

    @Override
    Map<String, NpyArray> read(byte[] file, List<String> names) {
      Map<String, NpyArray> arrays = Npz.read(file);
      if (names.stream().noneMatch(arrays::containsKey)) {
        throw new UserError(
            "there is no "
                + String.join(" or ", names)
                + " in the file; it has "
                + String.join(", ", arrays.keySet()));
      }
      return arrays;
    }
  };

  private final String suffix;

  Weights(String suffix) {
    this.suffix = suffix;
  }

  /**
   * The format of a file, by how its name ends.
   *
   * @throws UserError for any other
   */
  public static Weights of(String file) {
    for (Weights format : values()) {
      if (file.endsWith(format.suffix)) {
        return format;
      }
    }
    throw new UserError(
        "weights are in a file whose name ends in .npy or .npz, as in save weights mine.npy");
  }

  /** The content of a file with these. */
  public abstract byte[] write(Map<String, Matrix> named);

  abstract Map<String, NpyArray> read(byte[] file, List<String> names);

  /**
   * The matrices of a file, as far as it has them.
   *
   * @param shapes of those that are wanted, by name
   * @throws UserError if the file holds none of them, or one of another shape
   */
  public Map<String, Matrix> read(byte[] file, Map<String, Shape> shapes) {
    Map<String, NpyArray> arrays = read(file, List.copyOf(shapes.keySet()));
    Map<String, Matrix> matrices = new LinkedHashMap<>();
    shapes.forEach(
        (name, shape) -> {
          if (arrays.containsKey(name)) {
            matrices.put(name, arrays.get(name).as(shape, name));
          }
        });
    return matrices;
  }
}
