using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NeuralGlasses.StreamingNetwork;

/// <summary>
/// What is asked of tensors outside a step of learning. TorchSharp hands native code the address of a tensor that nothing else may hold, and a collection in that
/// moment frees it, which ends the process; a scope holds whatever is made in it.
/// </summary>
internal static class HeldTensors
{
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
