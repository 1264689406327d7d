package backstep.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes training scripts of what people write: one hidden layer, by cells or by arrays, with
 * functions, lists, gates and loops of several kinds, all by chance.
 */
final class RandomScripts {
  private final Random random;
  private final int inputs;
  private final int hidden;
  private final int samples;
  private final boolean gated;

  private RandomScripts(Random random) {
    this.random = random;
    this.inputs = 2 + random.nextInt(2);
    this.hidden = 1 + random.nextInt(4);
    this.samples = 2 + random.nextInt(3);
    this.gated = random.nextBoolean();
  }

  static String text(Random random) {
    return new RandomScripts(random).text();
  }

  private String text() {
    return switch (random.nextInt(6)) {
      case 0 -> kept(plain(), "P = {}\n", "P['W']", "P['v']");
      case 1 -> kept(plain(), "class Net:\n    pass\nnet = Net()\n", "net.W", "net.v");
      case 2 -> kept(plain(), "layers = [0, 0]\n", "layers[0]", "layers[-1]");
      case 3 -> object();
      default -> plain();
    };
  }

  /** A script whose weights are kept in something else. */
  private static String kept(String text, String in, String w, String v) {
    int from = text.indexOf("rate = ");
    return text.substring(0, from) + in + named(text.substring(from), w, v);
  }

  private static String named(String text, String w, String v) {
    return text.replaceAll("\\bW\\b", w).replaceAll("\\bv\\b", v);
  }

  /** A script whose steps are a method of an object that has the weights. */
  private String object() {
    String functions = functions();
    String step = any("step", "__call__");
    return head()
        + functions
        + "class Net:\n    def __init__(self, n"
        + any("", ", H=H")
        + "):\n        self.W = "
        + draw("H, n")
        + "\n        self.v = "
        + draw("1, H")
        + "\n    def "
        + step
        + "(self, x, t):\n        total = 0\n"
        + named(body(forward() + middle() + backward()), "self.W", "self.v")
        + "        return total\n"
        + "net = Net("
        + inputs
        + ")\n"
        + "for epoch in range(40):\n"
        + "    total = 0\n"
        + "    for x, t in zip(X, T):\n"
        + "        total += net"
        + (step.equals("step") ? ".step" : "")
        + "(x, t)\n"
        + any("    print(epoch, total)\n", "");
  }

  private String plain() {
    return head()
        + "W = "
        + draw("H, " + inputs)
        + "\n"
        + "v = "
        + draw("1, H")
        + "\n"
        + any("", "c = np.zeros(H)\n")
        + functions()
        + loop();
  }

  private String head() {
    return "import numpy as np\n"
        + any("np.random.seed(" + random.nextInt(100) + ")\n", "")
        + data()
        + "H = "
        + hidden
        + "\nrate = "
        + any("0.1", "0.05", "1/4", "1e-2")
        + "\n";
  }

  private String data() {
    List<String> rows = new ArrayList<>();
    List<String> targets = new ArrayList<>();
    for (int i = 0; i < samples; i++) {
      List<String> row = new ArrayList<>();
      for (int j = 0; j < inputs; j++) {
        row.add(any(String.valueOf(random.nextInt(3)), random.nextInt(10) / 10.0 + ""));
      }
      rows.add("[" + String.join(", ", row) + "]");
      targets.add(any("0", "1", "0.5"));
    }
    String open = any("np.array(", "(");
    return "X = np.array(["
        + String.join(", ", rows)
        + "])\n"
        + "T = "
        + open
        + "["
        + String.join(", ", targets)
        + "])\n";
  }

  private String draw(String sizes) {
    return any(
        "np.random.rand(" + sizes + ")",
        "0.5*np.random.randn(" + sizes + ")",
        "np.random.uniform(-1, 1, (" + sizes + "))",
        "2*np.random.random((" + sizes + ")) - 1",
        "np.random.normal(0, 0.5, size=(" + sizes + "))");
  }

  private String functions() {
    return any(
            "def s(z):\n    return 1/(1+np.exp(-z))\n",
            "s = lambda z: 1.0/(1.0+np.exp(-z))\n",
            "def s(z):\n    return np.tanh(z)\n")
        + any(
            "def gate(z):\n    if z "
                + sign()
                + " 0:\n        return z\n    else:\n        return 0\n",
            "def gate(z):\n    return z if z " + sign() + " 0 else 0.1*z\n",
            "def gate(z):\n    if z " + sign() + " 0:\n        z = 0\n    return z\n");
  }

  private String sign() {
    return any(">", ">=", "<", "<=");
  }

  private String loop() {
    String sample =
        any(
            "for k in range(" + samples + "):\n        x = X[k]\n        t = T[k]\n",
            "for x, t in zip(X, T):\n",
            "for k, x in enumerate(X):\n        t = T[k]\n",
            "for k in range(" + (samples - 1) + ", -1, -1):\n        x, t = X[k], T[k]\n");
    boolean counting = random.nextInt(5) == 0;
    return (counting ? "epoch = 0\nwhile epoch < 40:\n" : "for epoch in range(40):\n")
        + "    total = 0\n    "
        + sample
        + body(forward() + middle() + backward())
        + "    if epoch % 10 == 0:\n        "
        + any(
            "print('epoch %d: %f' % (epoch, total))",
            "print(f'{epoch}: {total:.3f}')", "print(epoch, total)")
        + "\n"
        + (counting ? "    epoch += 1\n" : "");
  }

  private static String body(String text) {
    StringBuilder body = new StringBuilder();
    text.lines().forEach(line -> body.append("        ").append(line).append('\n'));
    return body.toString();
  }

  private String forward() {
    String act = gated ? "gate" : "s";
    String cells =
        "z = np.zeros(H)\na = np.zeros(H)\nfor j in range(H):\n"
            + any(
                "    for i in range(" + inputs + "):\n        z[j] += W[j, i]*x[i]\n",
                "    for i in range(" + inputs + "):\n        z[j] = z[j] + x[i]*W[j][i]\n",
                "    z[j] = sum([W[j, i]*x[i] for i in range(" + inputs + ")])\n",
                "    z[j] = W[j] @ x\n")
            + "    a[j] = "
            + act
            + "(z[j])\n";
    String arrays =
        "z = "
            + any("W @ x", "np.dot(W, x)", "W.dot(x)", "(W * x).sum(axis=1)")
            + "\na = "
            + (gated
                ? any(
                    "np.array([gate(q) for q in z])", "np.where(z >= 0, z, 0)", "np.maximum(z, 0)")
                : "s(z)")
            + "\n";
    return any(cells, arrays)
        + any(
            "o = 0\nfor j in range(H):\n    o += v[0, j]*a[j]\n",
            "o = v[0] @ a\n",
            "o = np.dot(v, a)[0]\n",
            "o = (v * a).sum()\n")
        + "y = s(o)\n";
  }

  private String middle() {
    return any("e = y - t\n", "e = (y - t)*y*(1 - y)\n", "e = -(t - y)\n")
        + any("total += 0.5*(y - t)**2\n", "total = total + abs(y - t)\n", "");
  }

  private String backward() {
    String output =
        any(
            "v = v - rate*e*a\n",
            "v -= rate*e*a\n",
            "for j in range(H):\n    v[0, j] -= rate*e*a[j]\n",
            "g = np.zeros((1, H))\nfor j in range(H):\n    g[0, j] = e*a[j]\nv = v - rate*g\n",
            "u = v\nu -= rate*e*a\n",
            "u = v.copy()\nu -= rate*e*a\nv = u\n");
    String test = "z[j] " + sign() + " 0";
    String input =
        any(
            "for j in range(H):\n    for i in range("
                + inputs
                + "):\n        if "
                + test
                + ":\n            W[j, i] -= rate*e*v[0, j]*x[i]\n",
            "dW = np.zeros((H, "
                + inputs
                + "))\nfor j in range(H):\n    for i in range("
                + inputs
                + "):\n        if "
                + test
                + ":\n            dW[j, i] = e*v[0, j]*x[i]\n"
                + "        else:\n            dW[j, i] = 0\nW = W - rate*dW\n",
            "delta = e*v[0]*"
                + any("(z > 0)", "a*(1 - a)", "(1 - a**2)", "np.where(z < 0, 0, 1)")
                + "\nW "
                + any("-= rate*", "= W - rate*")
                + any(
                    "np.outer(delta, x)",
                    "delta[:, None]*x",
                    "delta.reshape(-1, 1) @ x.reshape(1, -1)")
                + "\n",
            "for j in range(H):\n    W[j] -= rate*e*v[0][j]*x\n",
            "for j in range(1, H):\n    W[j, :] = W[j, :] - rate*e*v[0, j]*a[j]*x\n");
    return random.nextBoolean() ? output + input : input + output;
  }

  private String any(String... texts) {
    return texts[random.nextInt(texts.length)];
  }
}
