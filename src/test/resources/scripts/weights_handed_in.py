import numpy as np
np.random.seed(1)
X = np.random.randn(6, 2)
t = np.random.randn(6)
w = np.random.randn(2)
b = 0.0
class Dense:
    def __init__(self, W): self.W = W
    def __call__(self, x):
        self.x = x
        return self.W @ x
    def __repr__(self):
        return f'Dense({self.W.shape})'
    def step(self, g):
        self.W = self.W - 0.1 * g * self.x
d = Dense(w)
print(d)
for epoch in range(10):
    for i in range(6):
        d.step(d(X[i]) - t[i])
