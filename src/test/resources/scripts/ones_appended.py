import numpy as np
inputs = np.array([[0,0],[0,1],[1,0],[1,1]])
targets = np.array([0,1,1,0])
Wh = np.random.uniform(-0.5,0.5,(3,3))
Wo = np.random.uniform(-0.5,0.5,4)
for ep in range(100):
    for inp, target in zip(inputs, targets):
        x = np.append(inp, 1)
        h = 1/(1+np.exp(-Wh.dot(x)))
        hb = np.append(h, 1)
        o = 1/(1+np.exp(-Wo.dot(hb)))
        do = (target-o)*o*(1-o)
        dh = do*Wo[:3]*h*(1-h)
        Wo += 0.5*do*hb
        Wh += 0.5*np.outer(dh, x)
