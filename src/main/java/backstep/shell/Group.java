package backstep.shell;

/** The groups of commands, in the order of the help. */
public enum Group {
  MOVE("move", "forward and back in the run"),
  LOOK("look", "look at values; never changes anything"),
  STOP("stop", "say where a run should stop"),
  CHANGE("change", "change the program, its settings and its values"),
  EXPLAIN("explain", "say what is wrong, prove it, and measure how often"),
  LEARN("learn", "lessons, recordings and replays"),
  SHELL("shell", "help, scripts, leaving");

  private final String word;
  private final String meaning;

  Group(String word, String meaning) {
    this.word = word;
    this.meaning = meaning;
  }

  public String word() {
    return word;
  }

  public String meaning() {
    return meaning;
  }
}
