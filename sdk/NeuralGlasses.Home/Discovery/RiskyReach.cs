using NeuralGlasses.Home.Entities;

namespace NeuralGlasses.Home.Discovery;

/// <summary>
/// Which topics and devices reach a lock, a door or heat. Whatever else says that it sends there, or that it belongs to such a device, has to be confirmed as
/// well, whatever it is called and whatever it says to be; and what was risky once stays so until the program ends.
/// </summary>
internal sealed class RiskyReach
{
    /// <summary>Most topics and devices that are remembered; with more of them everything has to be confirmed.</summary>
    public const int Most = 10_000;

    private static readonly string[] Doors = ["door", "garage", "gate"];
    private readonly HashSet<string> _topics = new(StringComparer.Ordinal);
    private readonly HashSet<string> _devices = new(StringComparer.Ordinal);

    /// <summary>Grows with everything that is found to be risky.</summary>
    public int Count => _topics.Count + _devices.Count;

    /// <summary>Notes what something reaches that is risky by what it is.</summary>
    public void Note(EntityDefinition definition)
    {
        if (!IsByItself(definition.Entity) || Count > Most)
            return;
        foreach (EntityAction action in definition.Actions.Values)
            _topics.Add(Stem(action.Topic));
        foreach (string device in definition.Devices)
            _devices.Add(device);
    }

    /// <summary>Whether commands have to be confirmed.</summary>
    public HomeRisk RiskOf(EntityDefinition definition) =>
        Count > Most || IsByItself(definition.Entity) || definition.Devices.Any(_devices.Contains) || definition.Actions.Values.Any(action => Reaches(action.Topic)) ? HomeRisk.Confirm : HomeRisk.Plain;

    private static bool IsByItself(HomeEntity entity) => entity.Kind switch
    {
        HomeKind.Lock or HomeKind.Climate => true,
        HomeKind.Cover => Doors.Contains(entity.Class),
        HomeKind.Number => entity.Class == "temperature",
        _ => false,
    };

    // A device takes commands beside and below the topic that it names: "front/set" and "front/set/state".
    private bool Reaches(string topic)
    {
        for (int slash = topic.Length; slash > 0; slash = topic.LastIndexOf('/', slash - 1))
        {
            if (_topics.Contains(topic[..slash]))
                return true;
        }

        return _topics.Contains(Stem(topic));
    }

    private static string Stem(string topic) => topic.LastIndexOf('/') is > 0 and var slash ? topic[..slash] : topic;
}
