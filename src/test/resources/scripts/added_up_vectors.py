# vectors of rank 1, for many samples
import numpy as np
np.random.seed(0)
X = np.random.randn(200, 2); y = (X[:,0]*X[:,1] > 0).astype(float)
W = np.random.randn(2, 8)*0.5; b = np.zeros(8); v = np.random.randn(8)*0.5; c = 0.0
def sig(z): return 1/(1+np.exp(-z))
for epoch in range(300):
    gW = np.zeros_like(W); gb = np.zeros_like(b); gv = np.zeros_like(v); gc = 0.0
    total = 0
    for x, t in zip(X, y):
        h = np.maximum(0, x @ W + b)
        p = sig(h @ v + c)
        total += -(t*np.log(p) + (1-t)*np.log(1-p))
        e = p - t
        gv += e*h
        gc += e
        dh = e*v*(h > 0)
        gW += np.outer(x, dh)
        gb += dh
    W -= 0.1*gW/len(X); b -= 0.1*gb/len(X); v -= 0.1*gv/len(X); c -= 0.1*gc/len(X)
    if epoch % 100 == 0: print(total/len(X))
