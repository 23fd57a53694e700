using NeuralGlasses.Apps;

namespace NeuralGlasses.Hosting;

/// <summary>Apps that want to be told what happens to a service; each once.</summary>
public sealed class Watchers
{
    private readonly List<(string App, Action<AppEvent> Tell)> _watchers = [];

    /// <summary>An app asks to be told from now on.</summary>
    public void Add(AppCall asked)
    {
        Remove(asked.App.Id);
        _watchers.Add((asked.App.Id, asked.Tell));
    }

    /// <summary>An app is told nothing more.</summary>
    public void Remove(string appId) => _watchers.RemoveAll(each => each.App == appId);

    /// <summary>Tells all of them.</summary>
    public void Tell(AppEvent happened)
    {
        foreach ((_, Action<AppEvent> tell) in _watchers)
            tell(happened);
    }
}
