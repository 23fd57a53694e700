using NeuralGlasses.Home;
using NeuralGlasses.Home.Discovery;
using NeuralGlasses.Home.Mqtt;

namespace NeuralGlasses.Glasses;

/// <summary>How the home is joined, for health.</summary>
/// <param name="Problem">Why it is not connected; null if it is.</param>
/// <param name="Messages">What became of messages.</param>
/// <param name="Discovery">What became of what the home told.</param>
/// <param name="Sent">Sendings that left through the gate.</param>
/// <param name="Refused">Sendings that the gate held back.</param>
/// <param name="Failed">Sendings that failed on the way.</param>
internal sealed record HomeCondition(string? Problem, MqttCounters Messages, DiscoveryCounters Discovery, long Sent, long Refused, long Failed)
{
    public static HomeCondition Of(HomeService home) => new(home.Problem, home.Messages, home.Discovery, home.Gate.Sent, home.Gate.Refused, home.Gate.Failed);
}
