import numpy as np
weights = [np.array([[0.1,0.2,0.3]]), np.array([0.5])]
X = np.array([[0,0,1.],[0,1,1],[1,0,1],[1,1,1]]); T=[0,1,1,1]
def one_epoch(weights, data, targets, rate=0.1):
    total = 0.0
    for x, t in zip(data, targets):
        y = weights[0]@x + weights[1]
        e = y - t
        weights[0] -= rate*np.outer(e, x)
        weights[1] -= rate*e
        total += float(e[0])**2
    return total
hist = []
for ep in range(100):
    hist.append(one_epoch(weights, X, T))
