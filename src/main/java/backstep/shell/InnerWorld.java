package backstep.shell;

import backstep.render.Window;
import java.util.List;
import java.util.Optional;

/** A world within another, which does whatever this one does not do otherwise. */
public interface InnerWorld extends World {

  World outer();

  /** The innermost world of a kind that a world is, or lies in. */
  static <W extends World> Optional<W> around(World world, Class<W> kind) {
    World at = world;
    while (!kind.isInstance(at) && at instanceof InnerWorld inner) {
      at = inner.outer();
    }
    return Optional.of(at).filter(kind::isInstance).map(kind::cast);
  }

  @Override
  default byte[] readBytes(String file) {
    return outer().readBytes(file);
  }

  @Override
  default boolean has(String file) {
    return outer().has(file);
  }

  @Override
  default List<String> inFull(String folder) {
    return outer().inFull(folder);
  }

  @Override
  default void claim(String file) {
    outer().claim(file);
  }

  @Override
  default void writeBytes(String file, byte[] content) {
    outer().writeBytes(file, content);
  }

  @Override
  default void writeBeside(String folder, String file, byte[] content) {
    outer().writeBeside(folder, file, content);
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
