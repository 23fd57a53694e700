using System.Globalization;
using NeuralGlasses.Simulator.Wristband;
using NeuralGlasses.Wristband.Storage;

namespace NeuralGlasses.Simulator.Bluetooth;

/// <summary>Keeps a virtual store's files in a folder, so that the band knows its settings when it is started again.</summary>
internal sealed class StoredBand
{
    private static readonly int[] Files =
    [
        StoreFile.SettingsFirst, StoreFile.SettingsSecond, StoreFile.FaultLogFirst, StoreFile.FaultLogSecond, StoreFile.BootFirst, StoreFile.BootSecond,
    ];

    private readonly VirtualStore _store;
    private readonly string _folder;
    private int _written;

    /// <summary>Puts what a folder holds into a store; the folder is made where it is missing.</summary>
    /// <exception cref="IOException">It cannot be read or made.</exception>
    public StoredBand(VirtualStore store, string folder)
    {
        _store = store;
        _folder = Directory.CreateDirectory(folder).FullName;
        foreach (var file in Files)
        {
            if (KeptAt(file).Load() is { } bytes)
                store.Poke(file, bytes);
        }
    }

    /// <summary>Keeps what the firmware has written since the last time.</summary>
    /// <exception cref="IOException">It cannot be kept; the files of before are still there.</exception>
    public void Save()
    {
        if (_store.Writes == _written)
            return;
        foreach (var file in Files)
        {
            if (_store.Peek(file) is { } bytes)
                KeptAt(file).Save(bytes);
        }

        _written = _store.Writes;
    }

    private KeptFile KeptAt(int file) => new(Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"store-{file}")));
}
