import numpy as np
np.random.seed(1)
X = np.random.randn(6, 2)
t = np.random.randn(6)
w = np.random.randn(2)
b = 0.0
lam = lambda z, d=False: (1 - z ** 2) if d else np.tanh(z)
acts = {'tanh': (np.tanh, lambda a: 1 - a * a), 'id': (lambda z: z, lambda a: 1)}
f, df = acts['tanh']
for epoch in range(10):
    for i, (x, d) in enumerate(zip(X, t)):
        a = f(w @ x + b)
        delta = (a - d) * df(a) if True else 0
        w -= 0.1 * delta * x
        b -= 0.1 * lam(a, d=True) * (a - d)
