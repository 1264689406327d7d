package backstep.matrix;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Loops prepared so that HotSpot inlines the functions they apply: hidden classes, each defined for
 * one {@link Loop} and its functions. The bits do not depend on it. All cells and all threads share
 * them, so that each is compiled once.
 */
public final class Loops {
  /** What a class is defined for. */
  private record Key(Class<? extends Loop> template, List<Object> functions) {}

  private final Map<Key, Loop> loops = new ConcurrentHashMap<>();

  /** A loop with its functions. */
  Loop of(Class<? extends Loop> template, Object... functions) {
    return loops.computeIfAbsent(new Key(template, List.of(functions)), Loops::define);
  }

  private static Loop define(Key key) {
    try {
      return (Loop)
          MethodHandles.lookup()
              .defineHiddenClassWithClassData(bytes(key.template()), key.functions(), true)
              .lookupClass()
              .getDeclaredConstructor()
              .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** For a template: one of the functions it was defined for. */
  static Object function(Lookup template, int index) {
    try {
      return MethodHandles.classData(template, "_", List.class).get(index);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(Class<?> template) {
    String name = template.getName();
    String file = name.substring(name.lastIndexOf('.') + 1) + ".class";
    try (InputStream in = Loops.class.getResourceAsStream(file)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
