import numpy as np
np.random.seed(1)
x = np.random.randn(8,3); t = np.random.randn(8,2)
w1 = np.random.randn(3,5); w2 = np.random.randn(5,2)
for e in range(100):
    loss = 0
    for n in range(8):
        h = x[n:n+1].dot(w1)
        hr = np.maximum(h, 0)
        yp = hr.dot(w2)
        loss += np.square(yp - t[n:n+1]).sum()
        gy = 2.0*(yp - t[n:n+1])
        gw2 = hr.T.dot(gy)
        ghr = gy.dot(w2.T)
        gh = ghr.copy()
        gh[h < 0] = 0
        gw1 = x[n:n+1].T.dot(gh)
        w1 -= 1e-3*gw1
        w2 -= 1e-3*gw2
