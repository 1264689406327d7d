package backstep.script;

import backstep.machine.Machine;
import backstep.machine.State;
import backstep.matrix.Matrix;
import backstep.network.Experiment;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Python itself, with numpy, where it is installed: what scripts come to after some epochs. */
final class Python {
  private static final Path RUN = Path.of("src/test/resources/scripts/python_run.py");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final double CLOSE = 1e-9;

  /** So much of the largest parameter is rounding: what a sum that should be 0 comes to. */
  private static final double ROUNDING = 1e-14;

  private Python() {}

  /** A script with what was read of it, and how many epochs both are to train. */
  record Job(String text, Experiment experiment, int epochs) {
    Job(String text, Experiment experiment) {
      this(text, experiment, 2);
    }

    private Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("text", text);
      json.put("line", line());
      json.put("rounds", onlyPicks() ? epochs * experiment.stepsPerEpoch() : epochs);
      json.put("names", trained());
      return json;
    }

    /** True if a round of the training loop is a step, many of which are an epoch. */
    private boolean onlyPicks() {
      return experiment.isPicked() && experiment.origin().loop() == line();
    }

    /** The place of the settings is that of the loop. */
    private int line() {
      String where = experiment.program().setting("seed").orElseThrow().span().source().where();
      return Integer.parseInt(where.substring(where.lastIndexOf(':') + 1));
    }

    private List<String> trained() {
      return experiment.program().parameters().stream()
          .map(line -> line.target())
          .filter(experiment.program()::isTrained)
          .toList();
    }

    private Map<String, Matrix> program() {
      Machine machine = new Machine(experiment);
      State state = machine.start();
      int steps = epochs * experiment.stepsPerEpoch();
      for (int step = 0; step < steps; step++) {
        while (!state.position().atEnd()) {
          state = machine.next(state);
        }
        state = step + 1 < steps ? machine.next(state) : state;
      }
      Map<String, Matrix> values = new LinkedHashMap<>();
      for (String name : trained()) {
        values.put(name, state.value(name).matrix());
      }
      return values;
    }

    /** Where the program and Python differ, or nothing. */
    Optional<String> difference(JsonNode python) {
      if (python.has("syntax")) {
        return Optional.empty(); // what is left out need not be Python
      }
      if (python.path("error").asText().matches("(ModuleNotFound|Import)Error.*")) {
        return Optional.empty(); // it may be there elsewhere, and is not used
      }
      if (python.has("error")) {
        return Optional.of(python.get("error").asText());
      }
      Map<String, Matrix> program = program();
      double rounding =
          ROUNDING * program.values().stream().mapToDouble(Job::largest).max().orElse(0);
      for (Map.Entry<String, Matrix> entry : program.entrySet()) {
        double[] mine = entry.getValue().cells().toArray();
        JsonNode theirs = python.get(entry.getKey());
        double most = Math.max(largest(entry.getValue()), 1e-300);
        for (int i = 0; i < Math.max(mine.length, theirs.size()); i++) {
          double number = number(theirs.get(i).asText());
          boolean same = Double.compare(mine[i], number) == 0 || mine[i] == number;
          if (!same && !(Math.abs(mine[i] - number) <= Math.max(CLOSE * most, rounding))) {
            return Optional.of(entry.getKey() + ": " + mine[i] + ", Python " + number);
          }
        }
      }
      return Optional.empty();
    }

    /** The largest of the cells that are still numbers. */
    private static double largest(Matrix matrix) {
      return matrix.cells().map(Math::abs).filter(Double::isFinite).max().orElse(0);
    }

    private static double number(String text) {
      return switch (text) {
        case "nan" -> Double.NaN;
        case "inf" -> Double.POSITIVE_INFINITY;
        case "-inf" -> Double.NEGATIVE_INFINITY;
        default -> Double.parseDouble(text);
      };
    }
  }

  static boolean isInstalled() {
    try {
      return new ProcessBuilder("python3", "-c", "import numpy").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Where what is read of scripts differs from Python after so many epochs. */
  static List<String> differences(List<String> texts, List<Integer> epochs, Path folder)
      throws IOException {
    List<Job> jobs = new ArrayList<>();
    for (String text : texts) {
      Experiment experiment = Script.read("mine.py", text);
      epochs.forEach(count -> jobs.add(new Job(text, experiment, count)));
    }
    List<JsonNode> answers = run(jobs, folder);
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < jobs.size(); i++) {
      Job job = jobs.get(i);
      job.difference(answers.get(i))
          .ifPresent(other -> differences.add(job.text + job.epochs + " epochs: " + other));
    }
    return differences;
  }

  /** What Python says of each script. */
  static List<JsonNode> run(List<Job> jobs, Path folder) throws IOException {
    Path file = folder.resolve("jobs.json");
    Files.writeString(file, JSON.writeValueAsString(jobs.stream().map(Job::json).toList()));
    Process process =
        new ProcessBuilder("python3", RUN.toString(), file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    List<JsonNode> answers = new ArrayList<>();
    JSON.readTree(out).forEach(answers::add);
    return answers;
  }
}
