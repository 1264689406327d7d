package backstep.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes.Name;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.jline.terminal.Terminal;

/**
 * The start of {@code target/backstep} against that of {@link BarePrompt} in a jar, on a terminal
 * that {@code src/benchmark/python/startup.py} opens. Skipped without Python.
 */
public final class StartUp {
  private static final String SCRIPT = "src/benchmark/python/startup.py";
  private static final String LAUNCHER = "target/backstep";
  private static final Path BARE = Path.of("target/bare-prompt.jar");

  private StartUp() {}

  /** Needs the launcher to be built. */
  public static void main(String... none) throws IOException, InterruptedException {
    jar();
    try {
      new ProcessBuilder("python3", SCRIPT, LAUNCHER, BARE.toString())
          .inheritIO()
          .start()
          .waitFor();
    } catch (IOException noPython) {
      System.out.println("start-up: skipped, since there is no python3");
    }
  }

  /** A jar of one class, which names that of JLine as its class path. */
  private static void jar() throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Name.MAIN_CLASS, BarePrompt.class.getName());
    String jline = Terminal.class.getProtectionDomain().getCodeSource().getLocation().toString();
    manifest.getMainAttributes().put(Name.CLASS_PATH, jline);
    String name = BarePrompt.class.getName().replace('.', '/') + ".class";
    try (OutputStream file = Files.newOutputStream(BARE);
        JarOutputStream jar = new JarOutputStream(file, manifest);
        InputStream content = BarePrompt.class.getResourceAsStream("/" + name)) {
      jar.putNextEntry(new JarEntry(name));
      content.transferTo(jar);
    }
  }
}
