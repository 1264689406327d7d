import numpy as np
w = np.array([0.1,0.2,0.3])
X = np.array([[0,0,1.],[0,1,1],[1,0,1],[1,1,1]]); T=[0,1,1,1]
def rate(ep):
    if ep < 20:
        return 0.1
    elif ep < 40:
        return 0.05
    return 0.01
for ep in range(100):
    lr = rate(ep)
    loss = 0
    for i in range(4):
        e = w@X[i]-T[i]
        loss += e**2
        w -= lr*e*X[i]
