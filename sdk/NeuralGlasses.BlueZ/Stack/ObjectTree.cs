using NeuralGlasses.BlueZ.Bus;

namespace NeuralGlasses.BlueZ.Stack;

/// <summary>What bluetoothd tells of adapters, devices and their services: objects, their interfaces, and the properties of each, kept up to date.</summary>
internal sealed class ObjectTree
{
    private readonly SortedDictionary<string, Dictionary<string, Dictionary<string, object?>>> _objects = new(StringComparer.Ordinal);

    /// <summary>Something is other than it was.</summary>
    public event Action? Changed;

    /// <summary>A property changed or is new: the path, the interface, the property, its value.</summary>
    public event Action<string, string, string, object?>? PropertyChanged;

    /// <summary>Takes the answer of GetManagedObjects.</summary>
    public void Load(BusMessage objects)
    {
        _objects.Clear();
        foreach (var (path, interfaces) in objects.ReadPairs(ReadInterfaces))
            _objects[path] = interfaces;
        Changed?.Invoke();
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        _objects.Clear();
        Changed?.Invoke();
    }

    /// <summary>Takes the answer of GetAll for an interface of an object.</summary>
    public void Refresh(string path, string @interface, BusMessage all)
    {
        var properties = all.ReadProperties();
        if (!Has(path, @interface))
            return;
        _objects[path][@interface] = properties;
        Changed?.Invoke();
    }

    /// <summary>Takes a signal of bluetoothd; others are passed over.</summary>
    public void Take(BusMessage signal)
    {
        switch (signal.Interface, signal.Member)
        {
            case (OrgBluez.ObjectManager, "InterfacesAdded"):
                Add(signal.ReadText(), ReadInterfaces(signal));
                break;
            case (OrgBluez.ObjectManager, "InterfacesRemoved"):
                Remove(signal.ReadText(), signal);
                break;
            case (OrgBluez.Properties, "PropertiesChanged"):
                Change(signal.Path, signal.ReadText(), signal.ReadProperties(), signal);
                break;
            default:
                return;
        }

        Changed?.Invoke();
    }

    /// <summary>Paths of the objects with an interface, in the order of their names, under a path where one is given.</summary>
    public IEnumerable<string> With(string @interface, string under = "") =>
        _objects.Where(o => o.Value.ContainsKey(@interface) && IsUnder(o.Key, under)).Select(o => o.Key);

    public bool Has(string path, string @interface) => _objects.TryGetValue(path, out var interfaces) && interfaces.ContainsKey(@interface);

    /// <summary>A property; <paramref name="otherwise"/> where it is not there or of another type.</summary>
    public T Get<T>(string path, string @interface, string property, T otherwise) =>
        _objects.TryGetValue(path, out var interfaces) && interfaces.TryGetValue(@interface, out var properties) && properties.TryGetValue(property, out var value) && value is T typed
            ? typed
            : otherwise;

    /// <summary>The texts of a property that is an array of them; none where it is not there.</summary>
    public IEnumerable<string> Texts(string path, string @interface, string property) => Get<List<object?>>(path, @interface, property, []).OfType<string>();

    /// <summary>Waits until something holds.</summary>
    /// <exception cref="TimeoutException">It did not in time.</exception>
    public async Task UntilAsync(Func<bool> holds, TimeSpan timeout, TimeProvider time, CancellationToken cancel)
    {
        if (holds())
            return;
        var held = new TaskCompletionSource();
        void Look()
        {
            if (holds())
                held.TrySetResult();
        }

        Changed += Look;
        try
        {
            await held.Task.WaitAsync(timeout, time, cancel).ConfigureAwait(true);
        }
        finally
        {
            Changed -= Look;
        }
    }

    private static bool IsUnder(string path, string under) => under.Length == 0 || path.StartsWith($"{under}/", StringComparison.Ordinal);

    private static Dictionary<string, Dictionary<string, object?>> ReadInterfaces(BusMessage message) => message.ReadPairs(properties => properties.ReadProperties());

    private void Add(string path, Dictionary<string, Dictionary<string, object?>> interfaces)
    {
        if (!_objects.TryGetValue(path, out var known))
            _objects[path] = known = [];
        foreach (var (name, properties) in interfaces)
        {
            known[name] = properties;
            foreach (var (property, value) in properties)
                PropertyChanged?.Invoke(path, name, property, value);
        }
    }

    private void Remove(string path, BusMessage signal)
    {
        if (!_objects.TryGetValue(path, out var known))
            return;
        signal.ReadArray(name => known.Remove(name.ReadText()));
        if (known.Count == 0)
            _objects.Remove(path);
    }

    private void Change(string path, string @interface, Dictionary<string, object?> changed, BusMessage signal)
    {
        if (!_objects.TryGetValue(path, out var interfaces) || !interfaces.TryGetValue(@interface, out var properties))
            return;
        foreach (var (name, value) in changed)
        {
            properties[name] = value;
            PropertyChanged?.Invoke(path, @interface, name, value);
        }

        signal.ReadArray(name => properties.Remove(name.ReadText()));
    }
}
