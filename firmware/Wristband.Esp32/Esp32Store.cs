using System;
using System.IO;
using NeuralGlasses.Wristband.Ports;

namespace NeuralGlasses.Wristband.Esp32;

/// <summary>
/// The files as they lie in the runtime's internal drive, littlefs. It is copy on write and commits a file when it is closed, so a power cut
/// before that should leave the old one; that is littlefs's promise, and nobody has cut the power of a board.
/// </summary>
public sealed class Esp32Store : INonVolatileStore
{
    private const string Folder = "I:\\";
    private const string Ending = ".ng";
    private const int MaxFile = 15;
    private const int Missing = -1;
    private const int Unreadable = -2;
    private readonly string[] _paths = new string[MaxFile + 1];

    /// <summary>Makes the names of the files 0 to 15.</summary>
    public Esp32Store()
    {
        for (int i = 0; i <= MaxFile; i++)
        {
            _paths[i] = Folder + i.ToString() + Ending;
        }
    }

    /// <summary>Reads as the port says; a file whose directory entry cannot be read passes for missing, because the runtime tells no more.</summary>
    public int Read(int file, byte[] buffer)
    {
        if (!File.Exists(_paths[file]))
        {
            return Missing;
        }

        FileStream stream = null;
        try
        {
            stream = new FileStream(_paths[file], FileMode.Open, FileAccess.Read);
            int length = (int)stream.Length;
            int wanted = length < buffer.Length ? length : buffer.Length;
            int read = 0;
            while (read < wanted)
            {
                int count = stream.Read(buffer, read, wanted - read);
                if (count <= 0)
                {
                    return Unreadable;
                }

                read += count;
            }

            return length;
        }
        catch (Exception)
        {
            return Unreadable;
        }
        finally
        {
            if (stream != null)
            {
                stream.Dispose();
            }
        }
    }

    /// <inheritdoc/>
    public bool Write(int file, byte[] buffer, int length)
    {
        FileStream stream = null;
        try
        {
            stream = new FileStream(_paths[file], FileMode.Create, FileAccess.Write);
            stream.Write(buffer, 0, length);
            stream.Flush();

            // Close and not Dispose: it is what commits the file, and Dispose would keep its failure to itself.
            stream.Close();
            return true;
        }
        catch (Exception)
        {
            if (stream != null)
            {
                stream.Dispose();
            }

            return false;
        }
    }

    /// <inheritdoc/>
    public bool Delete(int file)
    {
        try
        {
            File.Delete(_paths[file]);
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }
}
