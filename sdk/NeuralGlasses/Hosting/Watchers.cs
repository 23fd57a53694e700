using NeuralGlasses.Apps;

namespace NeuralGlasses.Hosting;

/// <summary>Apps that want to be told what happens to a service; each once.</summary>
internal sealed class Watchers
{
    private readonly List<(string App, Action<AppEvent> Tell)> _watchers = [];

    public void Add(AppCall asked)
    {
        Remove(asked.App.Id);
        _watchers.Add((asked.App.Id, asked.Tell));
    }

    public void Remove(string appId) => _watchers.RemoveAll(each => each.App == appId);

    public void Tell(AppEvent happened)
    {
        foreach ((_, Action<AppEvent> tell) in _watchers)
            tell(happened);
    }
}
