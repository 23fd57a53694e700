namespace NeuralGlasses.Home.Mqtt;

/// <summary>Names under which messages go.</summary>
internal static class MqttTopic
{
    /// <summary>Most characters of a topic that is used.</summary>
    public const int MostLength = 256;

    /// <summary>Whether a text names one topic: no wildcard, nothing of the broker's own, nothing that is not seen.</summary>
    public static bool IsName(string text) =>
        text.Length is > 0 and <= MostLength && text[0] != '$' && !text.Any(each => each is '+' or '#' or '\uFFFD' || char.IsControl(each) || char.IsSurrogate(each));
}
