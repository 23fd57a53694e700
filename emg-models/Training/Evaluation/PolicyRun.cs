using NeuralGlasses.Decoding;
using NeuralGlasses.Streaming;
using NeuralGlasses.Training.Learning;

namespace NeuralGlasses.Training.Evaluation;

/// <summary>Runs the decision policy over a person's steps as the pipeline does.</summary>
internal static class PolicyRun
{
    public static List<Activation> Of(PersonSteps person, double[][] probabilities, ModelManifestPolicy settings, TrainingOptions options)
    {
        var result = new List<Activation>();
        var policy = new DecisionPolicy(DecisionPolicyOptions.From(settings, options.Labels[0]), options.Labels);
        var labels = options.Labels.ToList();
        var row = new float[labels.Count];
        var stretch = -1;
        for (var i = 0; i < probabilities.Length; i++)
        {
            var step = person.Steps[i];
            if (step.Stretch != stretch)
            {
                stretch = step.Stretch;
                policy.Reset();
            }

            for (var k = 0; k < row.Length; k++)
                row[k] = (float)probabilities[i][k];
            var newest = new HostTime((long)Math.Round(step.Seconds * 1e6));
            if (policy.TryDecide(new DecoderStep(row, newest, step.ValidFraction), out var gesture))
                result.Add(new(labels.IndexOf(gesture.Gesture), step.Seconds, stretch));
        }

        return result;
    }
}
