using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NeuralGlasses.StreamingNetwork;

/// <summary>
/// What is asked of tensors where the library holds too little. TorchSharp hands native code the address of a tensor or of a number that nothing else may hold, and a
/// collection in that moment frees it, which ends the learning or the process; a scope holds whatever is made in it, a field its number.
/// </summary>
internal static class HeldTensors
{
    /// <summary>One, held for ever.</summary>
    public static readonly Scalar One = 1;

    /// <summary>The sum of two tensors. The library's own makes the second one's factor anew in each call, and nothing holds it.</summary>
    public static Tensor Plus(this Tensor left, Tensor right) => left.add(right, One);

    /// <summary>x / (1 + |x|), as the library's softsign, whose one nothing holds.</summary>
    public static Tensor SoftSign(this Tensor values)
    {
        using var scope = NewDisposeScope();
        return values.div(values.abs().add(One, One)).MoveToOuterDisposeScope();
    }

    /// <summary>The numbers of a tensor, row after row.</summary>
    public static float[] Numbers(Tensor values)
    {
        using var scope = NewDisposeScope();
        return values.detach().contiguous().data<float>().ToArray();
    }

    /// <summary>Whether all numbers of all parameters are finite.</summary>
    public static bool AreFinite(IEnumerable<Parameter> parameters)
    {
        using var scope = NewDisposeScope();
        return parameters.All(parameter => parameter.isfinite().all().item<bool>());
    }
}
