using System;
using nanoFramework.Device.Bluetooth;
using nanoFramework.Device.Bluetooth.Security;
using NeuralGlasses.Wristband.Native;

namespace NeuralGlasses.Wristband.Esp32.Radio;

/// <summary>
/// Keeps one bond: the runtime stores every pairing that completes, so this looks at the list after each change of encryption. Which change
/// was a pairing the runtime does not say; our image's native code does, and on a stock image it is guessed from the list and the window.
/// </summary>
public sealed class SingleBond
{
    private const ulong Nobody = 0;
    private ulong _owner;
    private int _bondings;

    /// <summary>Bonds in the store; 0 while the radio does not run.</summary>
    public int Count
    {
        get
        {
            try
            {
                return DeviceBonding.Count();
            }
            catch (Exception)
            {
                return 0;
            }
        }
    }

    /// <summary>Whether the last <see cref="TryAccept"/> saw a pairing.</summary>
    public bool HasPaired { get; private set; }

    /// <summary>Remembers whose bond there is. Call it each time that the radio's stack has started.</summary>
    public void Load()
    {
        _owner = Count > 0 ? AddressAt(0) : Nobody;
        if (BoardImage.IsOurs)
        {
            NativeRadio.WatchBonds();
            _bondings = NativeRadio.Bondings();
        }
    }

    /// <summary>A link is encrypted now: true if its central may stay. A pairing made outside of the window costs the bond that it made.</summary>
    public bool TryAccept(bool isWindowOpen)
    {
        ulong newcomer = Newcomer();
        HasPaired = IsPairing(newcomer, isWindowOpen);
        if (!HasPaired)
        {
            return BoardImage.IsOurs ? NativeRadio.IsBonded() : Count > 0;
        }

        if (!isWindowOpen)
        {
            // Without a new address the pairing was made in the owner's name, and the owner's bond is gone already.
            Delete(newcomer == Nobody ? _owner : newcomer);
            return false;
        }

        if (newcomer != Nobody)
        {
            Delete(_owner);
            _owner = newcomer;
        }

        return Count > 0;
    }

    /// <summary>Forgets every bond.</summary>
    public void Forget()
    {
        try
        {
            DeviceBonding.DeleteAllBonds();
        }
        catch (Exception)
        {
            // The radio does not run, and what it keeps in flash cannot be reached.
        }

        _owner = Nobody;
    }

    private bool IsPairing(ulong newcomer, bool isWindowOpen)
    {
        if (!BoardImage.IsOurs)
        {
            return newcomer != Nobody || isWindowOpen;
        }

        int bondings = NativeRadio.Bondings();
        bool isPairing = bondings != _bondings;
        _bondings = bondings;
        return isPairing;
    }

    // The bonded address that is not the owner's.
    private ulong Newcomer()
    {
        int count = Count;
        for (int i = 0; i < count; i++)
        {
            ulong address = AddressAt(i);
            if (address != Nobody && address != _owner)
            {
                return address;
            }
        }

        return Nobody;
    }

    // An exception must not reach the runtime's event thread.
    private static ulong AddressAt(int index)
    {
        try
        {
            return DeviceBonding.GetBondInformationAt(index);
        }
        catch (Exception)
        {
            return Nobody;
        }
    }

    // The runtime deletes by public address alone, and throws for another kind: then all bonds go, and the wearer pairs again.
    private void Delete(ulong address)
    {
        if (address == Nobody)
        {
            return;
        }

        try
        {
            DeviceBonding.DeleteBondForPeer(address, BluetoothAddressType.Public);
        }
        catch (Exception)
        {
            Forget();
        }
    }
}
