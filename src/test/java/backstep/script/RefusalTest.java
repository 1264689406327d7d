package backstep.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import backstep.notation.UserError;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is not understood gets one sentence at its place, and what to do instead. */
class RefusalTest {
  private static final String HEAD =
      """
      import numpy as np
      np.random.seed(1)
      w = np.random.randn(2)
      X = np.random.randn(8, 2)
      t = np.random.randn(8)
      alpha = 0.1
      """;

  private static final String STEP =
      """
              y = w @ X[i]
              e = y - t[i]
              w = w - alpha * e * X[i]
      """;

  /** What a script says, and a part of the answer. */
  private static final Map<String, String> WITHOUT_A_LOOP =
      Map.ofEntries(
          Map.entry("a = 1/4\nprint 'a', a", "is cut down"),
          Map.entry("a = 2 ** 5000", "beyond 2 ** 53"),
          Map.entry("import numpy as np\na = np.sum(np.ones(3), where=[1])", "'where' of 'sum'"),
          Map.entry("import numpy as np\na = np.zeros()", "lacks a value"),
          Map.entry("import jax\njax.grad(1)", "the module jax is not read: its gradients"),
          Map.entry("import pickle\npickle.load(1)", "the module pickle is not read: files"),
          Map.entry("@cached\ndef f(a):\n    return a", "decorators are not read"),
          Map.entry("async def f():\n    pass", "what runs side by side"),
          Map.entry("def f(**a):\n    return 1\nf(2)", "takes 0 values, not 1"),
          Map.entry("del a", "a name cannot be taken away"),
          Map.entry("a = 1\nassert b.shape == (a, 2), \"b\"", "nothing is called 'b'"),
          Map.entry("def f(a: flot) -> int:\n    return a", "did you mean 'float'?"),
          Map.entry("class Net:\n    n: it = 1", "did you mean 'int'?"),
          Map.entry("for i in [1]:\n    print(lss[0])", "nothing is called 'lss'"),
          Map.entry("a = max(range, 1)", "a number belongs here"),
          Map.entry("import numpy as np\na = np.eye(2) in np.eye(2)", "compared cell by cell"),
          Map.entry("import numpy as np\na = np.random.rand(True, 2)", "not True or False"),
          Map.entry("import numpy as np\na = np.where(2)", "one number has no places"),
          Map.entry("a = [1, 2]\nassert len(a) == 3, 'three'", "this does not hold"),
          Map.entry("import numpy as np\na = np.linspace(3)", "'stop' is missing"),
          Map.entry(
              "import numpy as np\na = np.sum(np.eye(2), axis=0, keepdims=0.6)",
              "a whole number belongs here"),
          Map.entry("raise ValueError('no')", "with an error of its own"),
          Map.entry("for i in [1]:\n    pass\nelse:\n    a = 1", "an else of a loop"),
          Map.entry("import random\na = random.sample([1], 1)", "random.sample is not read"),
          Map.entry("a = [b for b in set([2, 1])]", "a set has no order that is known"),
          Map.entry(
              "import numpy as np\nr = np.random.RandomState(1)\nr.gamma(1)",
              "a RandomState has no 'gamma' that is read"),
          Map.entry(
              "import numpy as np\nr = np.random.default_rng(1)\nr.choice(3)",
              "a default_rng has no 'choice' that is read; draw with np.random"),
          Map.entry("a = [float(t) for t in '0 1'.split()]", "what this text says is not known"),
          Map.entry("a = 'abc'[1:]", "a text has no places"),
          Map.entry("setattr(1, 'a', 2)", "write the name behind a point, as in net.W = W"),
          Map.entry("a = iter([1])", "'iter' is not read: write a loop over the items"),
          Map.entry("import numpy as np\na = np.ones(3, dtype=np.float32)", "float32 is not read"),
          Map.entry("import numpy as np\na = np.matrix([1])", "np.matrix is not read"),
          Map.entry("import numpy as np\nnp.random.seed([1, 2])", "a seed is a whole number"),
          Map.entry("import numpy as np\nnp.random.seed(1.0)", "a seed is a whole number"),
          Map.entry("import numpy as np\na = np.loadtxt('/etc/passwd')", "only files beside"),
          Map.entry("import numpy as np\na = np.loadtxt('a/../../b')", "only files beside"),
          Map.entry("import numpy as np\na = np.loadtxt('a' + str(0.5))", "is not known here"),
          Map.entry("def f():\n    return 1\nprint(f'{f()!r}')", "'f' is called within a text"),
          Map.entry("d = {}\nd[f'W{0.5}'] = 1", "what this text says is not known"),
          Map.entry("a = 'b'\nif '%f' % 1 == a:\n    pass", "what this text says is not known"),
          Map.entry("if 0:\n    pass\n" + "elif 0:\n    pass\n".repeat(900), "nested too deep"),
          Map.entry(
              "import pandas as pd\npd.read_csv('a')",
              "the module pandas is not read: write its numbers"),
          Map.entry(
              "import torch.nn as nn\nclass Net(nn.Module):\n    pass",
              "the module torch is not read: its gradients"),
          Map.entry(
              "from tensorflow.keras import Model\nModel()", "the module tensorflow is not read"),
          Map.entry(
              "from sklearn.datasets import load_iris\nload_iris()",
              "the module sklearn is not read"),
          Map.entry(
              "from scipy.signal import convolve\nconvolve(1)", "the module scipy is not read"),
          Map.entry("import threading\nthreading.Lock()", "what runs side by side is not read"),
          Map.entry("import nunpy as np", "did you mean 'numpy'?"),
          Map.entry("data = open('data.txt')", "files are not read"),
          Map.entry("with open('data.txt') as f:\n    pass", "files are not read"),
          Map.entry("exec('a = 1')", "a script that runs other text is not read"),
          Map.entry("n = int(input())", "nobody is there to answer"),
          Map.entry("class Net:\n    for i in [1]:\n        pass", "a class is read of functions"),
          Map.entry("class Net(list):\n    pass", "inherits from one class of the script"),
          Map.entry("class Net:\n    n = 1\nnet = Net()\nprint(net.m)", "has no 'm'"),
          Map.entry("class Net:\n    n = 1\nNet.n = 2", "has no names of its own to write"),
          Map.entry("class Net:\n    pass\nnet = Net(3)", "the class Net takes no values"),
          Map.entry("class Net:\n    pass\nnet = Net()\nnet(3)", "cannot be called"),
          Map.entry("d = {0.5: 1}", "a key is a text, a whole number"),
          Map.entry("def f():\n    yield 1\nfor i in f():\n    pass", "generators are not read"),
          Map.entry("def f(n):\n    return f(n - 1)\nf(3)", "functions that call themselves"),
          Map.entry("try:\n    a = b\nexcept NameError as e:\n    a = 1", "nothing is called 'b'"),
          Map.entry("import numpy as np\na = np.zeros((2, 3, 4))", "not of rank 3"),
          Map.entry("import numpy as np\na = np.zeros((90000, 90000))", "cells are too many"),
          Map.entry("import numpy as np\na = np.zerso(3)", "did you mean 'zeros'?"),
          Map.entry("weight = 1\nprint(wieght)", "did you mean 'weight'?"),
          Map.entry("a = [1, 2\nb = 3", "this is never closed"),
          Map.entry("a = 'abc", "this text is never closed"),
          Map.entry("while True:\n    pass", "computes too long"),
          Map.entry("for i in range(3):\nprint(i)", "the script has lost its indentation"),
          Map.entry("a = 1", "no loop of this script trains"),
          Map.entry("print(+{1, 2})", "is no number"),
          Map.entry("import numpy as np\nnp.seterr(all=')')", "no error mode"),
          Map.entry("\u201ca\u201d", "quotation marks are"),
          Map.entry(
              "import random\nimport numpy as np\nX = np.eye(2)\nrandom.shuffle(X)",
              "random.shuffle of an array swaps"));

  @TestFactory
  Stream<DynamicTest> whatStandsBeforeALoop() {
    return WITHOUT_A_LOOP.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(), () -> refused(entry.getKey() + "\n", entry.getValue())));
  }

  private static void refused(String script, String sentence) {
    UserError error = catchThrowableOfType(UserError.class, () -> Script.read("mine.py", script));
    assertThat(error).as(script).isNotNull();
    assertThat(error.getMessage()).contains(sentence).doesNotContain("\n");
    assertThat(error.span()).isPresent();
    assertThat(error.text()).contains("mine.py:").contains("^");
  }

  private static String samples(String step) {
    return HEAD + "for epoch in range(10):\n    for i in range(8):\n" + step;
  }

  @Test
  void aSecondTrainingLoopIsNamedWithTheFirst() {
    refused(samples(STEP) + samples(STEP).substring(HEAD.length()), "mine.py:7 and this one");
  }

  @Test
  void whatChangesBetweenTheStepsByWhatAnEpochComputesIsRefused() {
    String told = "    last = np.sum(w)\n";
    refused(
        samples(STEP) + told + "    if last > 99: alpha *= 0.9\n",
        "this changes 'alpha' between the samples");
    refused(
        samples(STEP) + "    alpha *= np.random.rand()\n",
        "this changes 'alpha' between the samples");
  }

  @Test
  void anEpochThatMayLeaveOutSamplesIsRefusedHoweverLate() {
    String late = "    if epoch > 5 and epoch % 2 == 0:\n        continue\n";
    refused(
        samples(STEP).replace("    for i", late + "    for i"),
        "this may leave out samples of an epoch");
    refused(
        samples(STEP + "        if e > 100:\n            break\n"),
        "this may leave out samples of an epoch");
  }

  @Test
  void anEpochThatIsAFunctionMustPassOnNamesOnly() {
    String function = "def one(w):\n    for i in range(8):\n" + STEP + "    return w * 0.99\n";
    refused(
        HEAD + function + "for epoch in range(10):\n    w = one(w)\n", "an epoch is a function");
    String late =
        function.replace("    return w * 0.99", "    if alpha > 0: w = w / 2\n    return w");
    refused(
        HEAD + late + "for epoch in range(10):\n    w = one(w)\n",
        "this changes 'w' between the samples");
  }

  @Test
  void testsAreNotAddedAsNumbers() {
    refused(HEAD + "a = (t > 0) + (t < 1)\n", "numpy joins two tests here");
  }

  @Test
  void roundsThatTakeAnotherSampleEachAreToldSo() {
    refused(
        HEAD + "for k in range(99):\n    i = k % 8\n" + STEP.replace("        ", "    "),
        "each round of this loop takes another sample");
  }

  @Test
  void whatNoStepOfAProgramDrawsIsRefused() {
    refused(samples("        np.random.permutation(8)\n" + STEP), "draws an order in every step");
    refused(
        samples("        i = np.random.randint(8)\n        j = np.random.randint(8)\n" + STEP),
        "draws whole numbers twice");
    refused(samples("        w = w * np.random.binomial(2, 0.5, 2)\n" + STEP), "binomial");
  }

  @Test
  void aDefaultRngMayDrawBeforeTheLoopOnly() {
    String sentence = "this draws from a default_rng in the training loop";
    String head = "rng = np.random.default_rng(1)\nn = rng.permutation(8)\n";
    String order = HEAD + head + "for epoch in range(10):\n    order = rng.permutation(8)\n";
    refused(order + "    for i in order:\n" + STEP, sentence);
    refused(HEAD + head + samples("        r = rng.random()\n" + STEP).replace(HEAD, ""), sentence);
  }

  /** The program would draw in another order, or not all of it. */
  @Test
  void aPickAfterADrawOfTheStepIsRefused() {
    String text = Scripts.text("pick_and_mask");
    String pick = "    i = np.random.randint(len(X))\n";
    refused(
        text.replace("    h = np.max", pick + "    h = np.max")
            .replaceFirst(java.util.regex.Pattern.quote(pick), ""),
        "the program would draw others");
    refused(text.replace(pick, pick + "    np.random.rand(2)\n"), "the program would draw others");
  }

  @Test
  void aLoopThatEndsBeforeAllSamplesArePickedIsRefused() {
    refused(
        Scripts.text("pick_list_of_layers").replace("range(100000)", "range(3)"),
        "ends before it has picked");
  }

  @Test
  void aListThatGrowsMayBeWrittenButNotRead() {
    String grows = STEP.replace("alpha * e", "alpha / len(all) * e");
    refused(
        samples("        all.append(i)\n" + grows).replace("alpha = 0.1", "alpha = 0.1\nall = []"),
        "a list that grows from step to step");
  }

  @Test
  void aScriptThatReadsMuchOfManyThingsIsBounded() {
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < 40_000; i++) {
      names.append("v").append(i).append(" = 1\n");
    }
    refused(names + samples(STEP), "computes too long");
    refused("a = list(range(900000))\nb = [list(a) for i in a]\n", "computes too long");
    refused("a = list(range(90000))\nfor i in a:\n    a.insert(0, 1)\n", "computes too long");
    refused("a = list(range(90000))\nfor i in a:\n    b = -1 in a\n", "computes too long");
    String doubled = "        for j in range(60):\n            e = e * e + e\n";
    refused(samples(STEP.replace("        w", doubled + "        w")), "too long for one line");
  }

  @Test
  void whatDependsOnValuesAndIsNoBranchIsRefused() {
    refused(
        samples(STEP + "        while e > 1:\n            e = e / 2\n            w = w * e\n"),
        "how often this loop runs depends on values");
    refused(
        samples(STEP.replace("y = w @ X[i]", "y = np.sinh(w @ X[i])")), "no word in the notation");
    refused(samples("        X[i] = X[i] / 2\n" + STEP), "depends on values of the step");
  }

  @Test
  void inputsThatAreShuffledWithoutTheirTargetsAreRefused() {
    refused(samples(STEP).replace("    for i", "    np.random.shuffle(X)\n    for i"), "and t, of");
    refused(
        samples(STEP)
            .replace("    for i", "    np.random.shuffle(X)\n    np.random.shuffle(t)\n    for i"),
        "does not come along");
  }

  @Test
  void aBiasThatGetsARowForEachSampleIsNamed() {
    refused(
        HEAD
            + """
            b = np.zeros(1)
            for epoch in range(10):
                y = (X @ w).reshape(8, 1) + b
                e = y - t.reshape(8, 1)
                w = w - alpha * X.T @ e[:, 0]
                b = b - alpha * e
            """,
        "numpy spreads 'b' here: it is 1 x 1 before the step, and 8 x 1 after it");
  }

  @Test
  void whatNumpyStopsIsNotLoaded() {
    refused(
        samples(STEP.replace("w @ X[i]", "w @ X[i:i+1]").replace("i:i+1", "0:3")), "inner sizes");
    refused(HEAD + "a = np.ones((2, 3)) + np.ones((2, 2))\n", "do not fit");
    refused(HEAD + "a = t[8]\n", "there is no place 8 among 8");
    refused(HEAD + "k = np.array([1, 2])\nk[0] = 0.5\n", "this array holds whole numbers");
  }

  @Test
  void aStrangersScriptIsReadInBoundedTimeAndDepth() {
    refused("a = " + "(".repeat(5000) + "1" + ")".repeat(5000) + "\n", "nested too deep");
    refused("a = " + "-".repeat(5000) + "1\n", "nested too deep");
    refused("a = [0] * 1000000000\n", "belongs here");
    refused("a = [[0] * 1000] * 100000\nb = [x for r in a for x in r]\n", "computes too long");
    refused("a = 1" + " + 1".repeat(4000) + "\n", "nested too deep");
    refused("x" + ".T".repeat(4000) + "\n", "nested too deep");
  }
}
