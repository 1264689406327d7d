package backstep.shell;

/** The world of a command with {@code --force}, which writes over files that it does not know. */
public record Forced(World outer) implements InnerWorld {
  /** The word for this, right behind the name of a command. */
  public static final String WORD = "--force";

  public static final Syntax SYNTAX =
      Syntax.word(WORD, "write over a file that this session does not know");

  /** The world of the command that has these arguments. */
  public static World takenFrom(Arguments arguments, World world) {
    return arguments.takes(WORD) ? new Forced(world) : world;
  }

  @Override
  public void writeBytes(String file, byte[] content) {
    outer.claim(file);
    outer.writeBytes(file, content);
  }
}
