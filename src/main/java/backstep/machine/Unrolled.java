package backstep.machine;

import backstep.matrix.Kernel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.util.ArrayList;
import java.util.List;

/**
 * Many kernels as one, prepared so that HotSpot inlines them into each other.
 *
 * <p>{@link Template} is defined anew, as a hidden class, for each group of kernels, which stand in
 * its {@code static final} fields: constants to the compiler, down to the components of each
 * record. The same kernels in the same order give the same bits, about three times as fast.
 * Preparing takes some 20 ms the first time, so it is worth it for long runs only.
 */
final class Unrolled {
  /** A run longer than this is prepared first, which costs as much as some thousand steps. */
  static final int WORTH_PREPARING = 4000;

  private Unrolled() {}

  /** One kernel that runs all of them in order, unprepared. */
  static Kernel inOrder(List<? extends Kernel> kernels) {
    Kernel[] array = kernels.toArray(new Kernel[0]);
    return () -> {
      for (Kernel kernel : array) {
        kernel.run();
      }
    };
  }

  /** The same, prepared. */
  static Kernel of(List<? extends Kernel> kernels) {
    List<? extends Kernel> level = kernels;
    while (level.size() > 1) {
      level = groups(level);
    }
    return level.isEmpty() ? () -> {} : level.get(0);
  }

  private static List<Kernel> groups(List<? extends Kernel> kernels) {
    List<Kernel> groups = new ArrayList<>();
    for (int i = 0; i < kernels.size(); i += Template.SIZE) {
      groups.add(define(kernels.subList(i, Math.min(i + Template.SIZE, kernels.size()))));
    }
    return groups;
  }

  private static Kernel define(List<? extends Kernel> group) {
    List<Kernel> padded = new ArrayList<>(group);
    while (padded.size() < Template.SIZE) {
      padded.add(() -> {});
    }
    try {
      Lookup lookup =
          MethodHandles.lookup().defineHiddenClassWithClassData(template(), padded, true);
      return (Kernel) lookup.lookupClass().getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] template() {
    String file = Template.class.getSimpleName() + ".class";
    try (InputStream in = Template.class.getResourceAsStream(file)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
