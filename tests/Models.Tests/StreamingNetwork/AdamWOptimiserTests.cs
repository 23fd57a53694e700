using NeuralGlasses.StreamingNetwork;
using TorchSharp;
using TorchSharp.Modules;
using Xunit;
using static TorchSharp.torch;

namespace NeuralGlasses.Models.Tests;

/// <summary>The training step against the library's. One test forbids the whole process to collect and one lets it collect without a pause, so nothing runs beside them.</summary>
[CollectionDefinition(DisableParallelization = true)]
[Collection(typeof(AdamWOptimiserTests))]
public sealed class AdamWOptimiserTests
{
    private const double LearningRate = 0.01;
    private const double WeightDecay = 0.1;

    public AdamWOptimiserTests() => Assert.SkipWhen(TorchRuntime.Absence is not null, TorchRuntime.Absence ?? "");

    [Fact]
    public void Its_steps_are_those_of_the_library_to_the_bit()
    {
        Parameter[] ours = Parameters();
        Parameter[] theirs = Parameters();
        using var optimiser = new AdamWOptimiser(ours, WeightDecay);
        using var reference = optim.AdamW(theirs, LearningRate, weight_decay: WeightDecay);
        for (var step = 0; step < 30; step++)
        {
            SetGradients(ours, step);
            SetGradients(theirs, step);
            var rate = LearningRate * (1 + step) / 30;
            optimiser.Step(rate);
            foreach (var group in reference.ParamGroups)
                group.LearningRate = rate;
            StepUncollected(reference);
        }

        foreach (var (our, their) in ours.Zip(theirs))
            Assert.Equal(their.data<float>().ToArray(), our.data<float>().ToArray());
    }

    [Fact]
    public void A_parameter_without_a_gradient_stays()
    {
        Parameter[] parameters = Parameters();
        var before = parameters[0].data<float>().ToArray();
        using var optimiser = new AdamWOptimiser(parameters, WeightDecay);
        optimiser.Step(LearningRate);
        Assert.Equal(before, parameters[0].data<float>().ToArray());
    }

    [Fact]
    public void Collections_at_any_moment_free_nothing_that_is_in_use()
    {
        Parameter[] parameters = Parameters();
        using var optimiser = new AdamWOptimiser(parameters, WeightDecay);
        SetGradients(parameters, 0);
        using (new RestlessCollector())
        {
            for (var step = 0; step < 10000; step++)
                optimiser.Step(LearningRate);
        }

        Assert.All(parameters.SelectMany(p => p.data<float>().ToArray()), value => Assert.True(float.IsFinite(value)));
    }

    // The library's own steps are what a collection may break. What any other test allocates counts against the region too, and
    // ends it once it is used up.
    private static void StepUncollected(optim.Optimizer optimiser)
    {
        Assert.True(GC.TryStartNoGCRegion(1 << 20));
        optimiser.step();
        GC.EndNoGCRegion();
    }

    private static Parameter[] Parameters() =>
        [new Parameter(linspace(-1, 1, 64).reshape(8, 8)), new Parameter(linspace(0.5, 2, 5))];

    private static void SetGradients(Parameter[] parameters, int step)
    {
        foreach (var parameter in parameters)
            parameter.grad = linspace(-1 + (0.1 * step % 2), Math.Sin(step), parameter.numel()).reshape(parameter.shape);
    }
}
