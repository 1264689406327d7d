import numpy as np
rs = np.random.RandomState(42)
def init(n, m, gen):
    return gen.randn(n, m) * 0.1
W, V = init(3, 2, rs), init(1, 3, rs)
X = rs.rand(6, 2); T = rs.randint(0, 2, 6)
for e in range(5):
    for x, t in zip(X, T):
        h = np.tanh(W @ x)
        y = 1/(1+np.exp(-(V @ h)))
        d = y - t
        W -= 0.1 * np.outer(V[0] * d * (1 - h*h), x)
        V -= 0.1 * d * h
