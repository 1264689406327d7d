package backstep.shell.argument;

import backstep.machine.Machine;
import backstep.network.BuiltInPrograms;
import backstep.network.ColumnRef;
import backstep.network.CsvData;
import backstep.network.CsvOptions;
import backstep.network.Experiment;
import backstep.network.KnownSetting;
import backstep.network.Shipped;
import backstep.notation.Nearest;
import backstep.notation.Program;
import backstep.notation.ProgramParser;
import backstep.notation.Setting;
import backstep.notation.Span;
import backstep.notation.UserError;
import backstep.script.Script;
import backstep.shell.World;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Where programs come from: those that ship, and files. */
public final class Programs {
  private Programs() {}

  /**
   * Finds a program by the name of one that ships, of a bug planted in one, or of a file.
   *
   * @throws UserError if there is none, or it cannot be
   */
  public static Experiment load(String name, World world) {
    Optional<Program> known = BuiltInPrograms.named(name);
    if (known.isPresent()) {
      return Experiment.of(name, known.get());
    }
    boolean isWord = name.matches("[A-Za-z0-9_-]+");
    if (isWord) {
      Nearest.to(name, BuiltInPrograms.words()).ifPresent(near -> refuse(name, near));
    }
    String text = isWord ? readWord(name, world) : world.read(name);
    return Script.isNamed(name)
        ? Script.read(name, text, file -> world.readTextBeside(folder(name), file))
        : Experiment.of(name, withData(ProgramParser.parse(name, text), folder(name), world));
  }

  /**
   * With the samples of the file, if its setting data names one, which lies beside it. Its last
   * column is one target; classes, an output each, if the program answers those.
   */
  private static Program withData(Program program, String folder, World world) {
    Setting setting =
        program.setting(KnownSetting.DATA.word()).filter(Programs::isFile).orElse(null);
    if (setting == null || !program.data().isEmpty()) {
      return program;
    }
    Span span = setting.span();
    String text = UserError.about(span, () -> world.readTextBeside(folder, setting.text()));
    Function<CsvOptions, Program> with =
        options -> {
          CsvData csv = UserError.about(span, () -> CsvData.read(setting.text(), text, options));
          return program.withOwnData(csv.data(), csv.story());
        };
    CsvOptions classes = CsvOptions.ofClasses(new ColumnRef("-1", span)).forOutputs(2);
    Program plain = with.apply(CsvOptions.usual());
    return !answers(() -> plain) && answers(() -> with.apply(classes))
        ? with.apply(classes)
        : plain;
  }

  /** True of a program that has an answer for each target. */
  private static boolean answers(Supplier<Program> program) {
    try {
      return new Machine(Experiment.of("data", program.get())).hasAnswers();
    } catch (UserError error) {
      return false;
    }
  }

  private static boolean isFile(Setting data) {
    return ProgramParser.isFile(data.text());
  }

  /** The folder of a file, empty or ending in a slash. */
  private static String folder(String file) {
    return file.substring(0, file.replace('\\', '/').lastIndexOf('/') + 1);
  }

  private static void refuse(String name, String near) {
    throw new UserError("there is no program '" + name + "': did you mean '" + near + "'?");
  }

  /** Reads a file whose name could have been meant as that of a program that ships. */
  private static String readWord(String name, World world) {
    try {
      return world.read(name);
    } catch (UserError error) {
      throw new UserError(
          error.getMessage()
              + "; the programs that ship are "
              + String.join(", ", Shipped.words()));
    }
  }
}
