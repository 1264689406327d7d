package backstep.terminal;

/** Where the process begins: the only class that an older Java can read, so it says a sentence. */
public final class Start {
  private Start() {}

  public static void main(String[] args) {
    try {
      Main.main(args);
    } catch (UnsupportedClassVersionError e) {
      System.err.println(
          "backstep needs Java 17 or newer, and this is Java "
              + System.getProperty("java.version"));
      System.exit(1);
    }
  }
}
