namespace NeuralGlasses.StreamingNetwork;

/// <summary>The recurrent layer of a network.</summary>
public enum RecurrentKind
{
    /// <summary>Long short-term memory, two states (Hochreiter and Schmidhuber 1997, Neural Computation 9:1735).</summary>
    Lstm,

    /// <summary>Gated recurrent unit, one state (Cho et al. 2014, arXiv 1406.1078).</summary>
    Gru,
}
