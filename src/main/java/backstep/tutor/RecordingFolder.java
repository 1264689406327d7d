package backstep.tutor;

import backstep.lesson.ReplayWorld;
import backstep.notation.FileName;
import backstep.render.Window;
import backstep.shell.Argument;
import backstep.shell.Command;
import backstep.shell.FileArgument;
import backstep.shell.InnerWorld;
import backstep.shell.Session;
import backstep.shell.Shell;
import backstep.shell.Syntax;
import backstep.shell.World;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a recording lies. While it is under way files are read and written there, as in a replay,
 * and nothing is recorded that says where on this computer that is.
 *
 * @param file of the recording
 * @param folder empty for the current one, or ending in a slash
 */
record RecordingFolder(String file, String folder) {
  /** A word that names a file from the root on; the root's own folder is a group. */
  private static final Pattern FROM_ROOT =
      Pattern.compile(
          "(?<![^\\s\"'=(,;])(?:(/[^\\s\"',;/]+)|[A-Za-z]:[/\\\\]|\\\\\\\\)[^\\s\"',;]*");

  static RecordingFolder of(String file) {
    return new RecordingFolder(file, file.substring(0, file.lastIndexOf('/') + 1));
  }

  /** What is to be said where it is not the current one. */
  String story() {
    return folder.isEmpty()
        ? ""
        : "meanwhile files are read and written in " + folder + ", where a replay looks for them\n";
  }

  /** The world in which lines are recorded: a replay's, but for what is written. */
  World around(World world) {
    return new Here(world, folder);
  }

  /** A line in which the files of this folder have no other. */
  String within(String line, World world) {
    String within = line;
    for (String full : world.inFull(folder).stream().filter(RecordingFolder::isLong).toList()) {
      within = bounded(full, "[/\\\\]").matcher(within).replaceAll("");
    }
    return within;
  }

  /** Why a line is not to run: it names a file elsewhere, from the root on. */
  Optional<String> refusal(String line, Session session, Shell shell, World world) {
    boolean takesFile =
        Shell.split(line).stream()
            .filter(one -> !shell.isExpression(session, one))
            .anyMatch(
                one -> shell.commandOf(session, one).map(RecordingFolder::takesFile).orElse(true));
    return FROM_ROOT
        .matcher(line)
        .results()
        .filter(found -> takesFile || found.group(1) == null || world.has(found.group(1)))
        .map(MatchResult::group)
        .map(
            path ->
                path
                    + " does not lie beside "
                    + FileName.toOthers(file)
                    + ", where a replay would look for it: this line is neither run nor recorded")
        .findFirst();
  }

  /** In an expression a slash divides: where one can stand, only a first word counts. */
  private static boolean takesFile(Command command) {
    Syntax syntax = command.syntax();
    Collection<Argument> where =
        syntax.all().stream().anyMatch(Argument::isExpression) ? syntax.first() : syntax.all();
    return where.stream().anyMatch(FileArgument.class::isInstance);
  }

  /** Why a text is not to be recorded: it says where something lies on this computer. */
  Optional<String> secret(String text, World world) {
    return Stream.of(folder, "", "~/")
        .flatMap(place -> world.inFull(place).stream())
        .filter(RecordingFolder::isLong)
        .filter(full -> bounded(full, "(?![\\w-])").matcher(text).find())
        .map(full -> "this names " + full + ", and a recording holds no such place: it is not kept")
        .findFirst();
  }

  /** Not the root itself, which says nothing. */
  private static boolean isLong(String full) {
    return full.matches(".*[^/\\\\:].*") && !full.matches("[A-Za-z]:.?");
  }

  private static Pattern bounded(String full, String behind) {
    return Pattern.compile("(?<![\\w.~)\\]/-])" + Pattern.quote(full) + behind);
  }

  /** What a name means here: what lies beside the recording. */
  private record Here(World outer, String folder) implements InnerWorld {
    @Override
    public byte[] readBytes(String file) {
      ReplayWorld.refuseOutside(file);
      return outer.readBeside(folder, file);
    }

    @Override
    public boolean has(String file) {
      return FileName.isWithin(file) && outer.has(folder + file);
    }

    @Override
    public void claim(String file) {
      outer.claim(FileName.isWithin(file) ? folder + file : file);
    }

    @Override
    public void writeBytes(String file, byte[] content) {
      outer.writeBeside(FileName.isWithin(file) ? folder : "", file, content);
    }

    /** A wider one would break lines where a replay does not. */
    @Override
    public Window window() {
      return Window.PLAIN;
    }
  }
}
