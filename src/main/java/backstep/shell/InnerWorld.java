package backstep.shell;

/** A world within another, which does whatever this one does not do otherwise. */
public interface InnerWorld extends World {

  World outer();

  @Override
  default String read(String file) {
    return outer().read(file);
  }

  @Override
  default boolean has(String file) {
    return outer().has(file);
  }

  @Override
  default void write(String file, String text) {
    outer().write(file, text);
  }

  @Override
  default String recall(String name) {
    return outer().recall(name);
  }

  @Override
  default void keep(String name, String text) {
    outer().keep(name, text);
  }

  @Override
  default int width() {
    return outer().width();
  }

  @Override
  default void progress(String text) {
    outer().progress(text);
  }

  @Override
  default void progress(long done, long total, String unit) {
    outer().progress(done, total, unit);
  }

  @Override
  default boolean isCancelled() {
    return outer().isCancelled();
  }
}
