using NeuralGlasses.Decoding;
using NeuralGlasses.Streaming;

namespace NeuralGlasses.Sdk.Tests.Decoding;

// Feeds a policy with steps at a steady stride and keeps what it fires.
internal sealed class PolicyRun(DecisionPolicyOptions options, int strideMs = 50)
{
    private static readonly string[] AllLabels = ["rest", "fist", "flexion"];

    private readonly float[] _probabilities = new float[AllLabels.Length];

    public DecisionPolicy Policy { get; } = new(options, AllLabels);

    public HostTime Now { get; private set; } = new(1_000_000);

    public List<GestureEvent> Gestures { get; } = new(100);

    public IEnumerable<string> Labels => Gestures.Select(gesture => gesture.Gesture);

    public void Pass(int milliseconds) => Now = new HostTime(Now.Microseconds + (milliseconds * 1000));

    public void Step(string label, int count, float probability = 1, float valid = 1)
    {
        int index = Array.IndexOf(AllLabels, label);
        Array.Fill(_probabilities, (1 - probability) / (AllLabels.Length - 1));
        _probabilities[index] = probability;
        Step(_probabilities, count, valid);
    }

    public void Step(float[] probabilities, int count, float valid = 1)
    {
        for (int i = 0; i < count; i++)
        {
            Pass(strideMs);
            if (Policy.TryDecide(new DecoderStep(probabilities, Now, valid), out GestureEvent gesture))
                Gestures.Add(gesture);
        }
    }

    public void Once(int label)
    {
        Array.Clear(_probabilities);
        _probabilities[label] = 1;
        Step(_probabilities, 1);
    }
}
