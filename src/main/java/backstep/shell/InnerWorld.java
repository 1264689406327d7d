package backstep.shell;

import backstep.render.Window;

/** A world within another, which does whatever this one does not do otherwise. */
public interface InnerWorld extends World {

  World outer();

  @Override
  default byte[] readBytes(String file) {
    return outer().readBytes(file);
  }

  @Override
  default boolean has(String file) {
    return outer().has(file);
  }

  @Override
  default void writeBytes(String file, byte[] content) {
    outer().writeBytes(file, content);
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
  default Window window() {
    return outer().window();
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
