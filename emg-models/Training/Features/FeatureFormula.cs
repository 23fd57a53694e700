using Lanes = System.Numerics.Vector<float>;

namespace NeuralGlasses.Training.Features;

/// <summary>Computes the values of one feature for every channel of a block.</summary>
internal delegate void FeatureFormula(ChannelBlock block, Span<Lanes> values);
