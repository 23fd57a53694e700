using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NeuralGlasses.StreamingNetwork;

/// <summary>
/// AdamW (Loshchilov and Hutter 2019, arXiv 1711.05101, algorithm 2) with the operations of TorchSharp's, in their order, and so with its
/// bits. Why not TorchSharp's: it passes numbers to native code as scalars that nothing holds, and a collection in that moment frees one,
/// which ends the training: after some thousand steps where collections run without a pause. Here each is held until the call is over.
/// </summary>
internal sealed class AdamWOptimiser : IDisposable
{
    private const double MeanDecay = 0.9;
    private const double SquareDecay = 0.999;
    private static readonly Scalar Keep = MeanDecay;
    private static readonly Scalar Take = 1 - MeanDecay;
    private static readonly Scalar KeepSquare = SquareDecay;
    private static readonly Scalar TakeSquare = 1 - SquareDecay;
    private static readonly Scalar Epsilon = 1e-8;
    private readonly Parameter[] _parameters;
    private readonly Tensor[] _means;
    private readonly Tensor[] _squares;
    private readonly double _weightDecay;
    private int _steps;

    public AdamWOptimiser(IEnumerable<Parameter> parameters, double weightDecay)
    {
        _parameters = [.. parameters];
        _weightDecay = weightDecay;
        _means = [.. _parameters.Select(parameter => zeros_like(parameter).DetachFromDisposeScope())];
        _squares = [.. _parameters.Select(parameter => zeros_like(parameter).DetachFromDisposeScope())];
    }

    /// <summary>Moves every parameter that has a gradient one step against it.</summary>
    public void Step(double learningRate)
    {
        _steps++;
        using var temporaries = NewDisposeScope();
        using var unrecorded = no_grad();
        using Scalar decay = 1 - (learningRate * _weightDecay);
        using Scalar rootCorrection = Math.Sqrt(1 - Math.Pow(SquareDecay, _steps));
        using Scalar size = -(learningRate / (1 - Math.Pow(MeanDecay, _steps)));
        for (var i = 0; i < _parameters.Length; i++)
        {
            using var gradient = _parameters[i].grad;
            if (gradient is null)
                continue;
            _parameters[i].mul_(decay);
            _means[i].mul_(Keep).add_(gradient, Take);
            _squares[i].mul_(KeepSquare).addcmul_(gradient, gradient, TakeSquare);
            using var root = _squares[i].sqrt();
            using var divisor = root.div(rootCorrection);
            _parameters[i].addcdiv_(_means[i], divisor.add_(Epsilon, HeldTensors.One), size);
        }
    }

    public void Dispose()
    {
        foreach (var state in _means.Concat(_squares))
            state.Dispose();
    }
}
